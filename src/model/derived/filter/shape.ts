import { nodeTypes, partNames } from "../../model.ts";
import { EdgeDirectionVocabulary } from "../edge-kind.ts";
import { type Relation, relations } from "../relation.ts";
import { edgeTableOf } from "../table.ts";
import { type FilterShape, fieldOf, plain } from "./field.ts";
import { listShapes } from "./list.ts";
import { shapeOfNode } from "./node.ts";
import { objectShapes } from "./object.ts";
import { shapeOfPart } from "./part.ts";

function shapeOfRelation(relation: Relation): FilterShape {
  const { name, to, far, facts, end, isSymmetric } = relation;
  return {
    name,
    prose: `edges of \`${relation.owner}.${relation.field}\``,
    table: edgeTableOf(relation),
    fields: {
      ...Object.fromEntries(
        Object.entries(facts).map(([field, column]) => [field, fieldOf(name, field, column, false)]),
      ),
      ...(isSymmetric && {
        direction: plain("direction", EdgeDirectionVocabulary, `Filters by \`${name}Edge.direction\`.`),
      }),
    },
    relations: {
      [end]: { shape: to, isOne: true, by: { own: far }, description: `Filters by the ${end} at the far end.` },
      claims: {
        shape: "Claim",
        isOne: false,
        by: { fact: true },
        description: "Filters by the claims about the edge.",
      },
    },
  };
}

/** The shape of each filter, by the name of its input type without `Filter`. */
export const filterShapes: ReadonlyMap<string, FilterShape> = new Map(
  [
    ...nodeTypes.map(shapeOfNode),
    ...relations.filter(({ isSingle }) => !isSingle).map(shapeOfRelation),
    ...partNames.map(shapeOfPart),
    ...objectShapes,
    ...listShapes,
  ].map((shape: FilterShape) => [shape.name, shape]),
);

/** The shape of a filter. @throws {Error} if there is none with the name */
export function filterShapeOf(name: string): FilterShape {
  const found = filterShapes.get(name);
  if (!found) throw new Error(`unknown filter shape "${name}"`);
  return found;
}
