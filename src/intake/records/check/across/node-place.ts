import { type NodeKey, nodeKey } from "../../../../domain/node-key.ts";
import { proseOf } from "../../../../model/derived/spelling.ts";
import type { Report } from "../../compile/report.ts";
import type { Path, Text } from "../../problem.ts";

interface Place {
  report: Report;
  path: Path;
}

/** Where each node of a folder has its record. */
export class NodePlaces {
  readonly #places = new Map<NodeKey, Place>();

  /** Notes where a node has its record; tells of a second record, and returns whether this is the first. */
  add(type: string, slug: string, path: Path, report: Report): boolean {
    const key = nodeKey(type, slug);
    const first = this.#places.get(key);
    if (first) {
      report.problem([...path, "slug"], () => {
        const at = this.textOf(type, slug);
        return `"${slug}" is already used by another ${proseOf(type)} at ${at}. Use another slug, or merge the two records.`;
      });
      return false;
    }
    this.#places.set(key, { report, path });
    return true;
  }

  has(type: string, slug: string): boolean {
    return this.#places.has(nodeKey(type, slug));
  }

  slugsOf(type: string): string[] {
    return [...this.#places.keys()]
      .filter((key) => key.startsWith(`${type}:`))
      .map((key) => key.slice(type.length + 1));
  }

  /** Tells what is wrong with a node, at a path within its record. */
  problem(type: string, slug: string, within: Path, message: Text): void {
    const place = this.#places.get(nodeKey(type, slug));
    place?.report.problem([...place.path, ...within], message);
  }

  /** The file and the line of a node's record, as messages name it. */
  textOf(type: string, slug: string): string {
    const place = this.#places.get(nodeKey(type, slug));
    if (!place) return "";
    const { file, line } = place.report.placeOf([...place.path, "slug"]);
    return `${file}:${line}`;
  }
}
