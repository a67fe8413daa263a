import { type Document, isCollection, isMap, isNode, isScalar, type LineCounter, type Pair, type YAMLMap } from "yaml";
import type { Path } from "../problem.ts";

/**
 * The way back from a path in a document to the line that was written: that of the deepest part of the path that exists. Keys
 * are found by their own place, so an unknown field has its line.
 */
export function linesOf(document: Document, lines: LineCounter): (at: Path) => number {
  const pairs = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>();
  // The library searches through all fields of an object for each step.
  const pairOf = (map: YAMLMap, key: string) => {
    const known =
      pairs.get(map) ??
      new Map(map.items.map((pair) => [String(isScalar(pair.key) ? pair.key.value : pair.key), pair]));
    pairs.set(map, known);
    return known.get(key);
  };
  return (at) => {
    let node: unknown = document.contents;
    let offset = 0;
    for (const key of at) {
      if (!isCollection(node)) break;
      const pair = isMap(node) ? pairOf(node, String(key)) : undefined;
      const value: unknown = pair ? pair.value : isMap(node) ? undefined : node.items[Number(key)];
      const place = pair?.key ?? value;
      if (!isNode(place) || !place.range) break;
      offset = place.range[0];
      node = value;
    }
    return Math.max(1, lines.linePos(offset).line);
  };
}
