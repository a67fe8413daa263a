import { lowerFirst, singularOf } from "../../model/derived/spelling.ts";
import { conceptOf, type NodeType } from "../../model/model.ts";
import { type WrittenType, writtenTypes } from "../../store/write/change-set.ts";

/** The lists of a record file that hold nodes, by name, with the type of node that each holds. */
export const sections: ReadonlyMap<string, WrittenType> = new Map(writtenTypes.map((type) => [sectionOf(type), type]));

function sectionOf(type: NodeType): string {
  const { section, plural } = conceptOf(type);
  return section ?? plural;
}

/** A node of a type as records name it: `regulatoryEvent`, `target`. */
export function recordNameOf(type: NodeType): string {
  const { section } = conceptOf(type);
  return section === undefined ? lowerFirst(type) : singularOf(section);
}
