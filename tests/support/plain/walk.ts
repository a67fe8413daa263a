import { plainNeighbors } from "./edges.ts";
import type { PlainGraph } from "./graph.ts";

/** Which nodes edges connect, and by which kinds of edges, as the records state them. */
export class PlainWalk {
  readonly #kinds = new Map<string, Map<string, string[]>>();

  constructor(graph: PlainGraph) {
    for (const { node, neighbor, kind } of plainNeighbors(graph)) {
      const others = this.#kinds.get(node) ?? new Map<string, string[]>();
      this.#kinds.set(node, others.set(neighbor, [...(others.get(neighbor) ?? []), kind]));
    }
  }

  get nodes(): string[] {
    return [...this.#kinds.keys()];
  }

  /** The kinds of the edges between two nodes. */
  kindsBetween(a: string, b: string, kinds: readonly string[] | null = null): string[] {
    return (this.#kinds.get(a)?.get(b) ?? []).filter((kind) => !kinds || kinds.includes(kind));
  }

  neighborsOf(node: string, kinds: readonly string[] | null): string[] {
    const others = [...(this.#kinds.get(node)?.keys() ?? [])];
    return others.filter((other) => this.kindsBetween(node, other, kinds).length > 0);
  }

  /** The nodes at each distance from a node, up to a depth. */
  rings(start: string, depth: number, kinds: readonly string[] | null = null): Set<string>[] {
    const seen = new Set([start]);
    const rings = [seen];
    for (let step = 1; step <= depth; step++) {
      const around = [...(rings.at(-1) ?? [])].flatMap((node) => this.neighborsOf(node, kinds));
      const ring = new Set(around.filter((node) => !seen.has(node)));
      for (const node of ring) seen.add(node);
      rings.push(ring);
    }
    return [new Set([start]), ...rings.slice(1)];
  }

  /** The first paths that visit no node twice: by length, then by the nodes that they visit. */
  paths(
    from: string,
    to: string,
    maxLength: number,
    first: number,
    kinds: readonly string[] | null = null,
  ): string[][] {
    const distance = new Map(
      this.rings(to, maxLength, kinds).flatMap((ring, step) => [...ring].map((node) => [node, step])),
    );
    const found: string[][] = [];
    const extend = (path: string[], length: number): void => {
      const last = path.at(-1) ?? "";
      const left = length - path.length + 1;
      if (last === to) {
        if (left === 0) found.push(path);
        return;
      }
      for (const next of this.neighborsOf(last, kinds).sort())
        if (found.length < first && !path.includes(next) && (distance.get(next) ?? length) <= left - 1)
          extend([...path, next], length);
    };
    for (let length = 1; length <= maxLength; length++) extend([from], length);
    return found.slice(0, first);
  }
}
