import type { Vocabulary } from "../../domain/vocabulary/vocabulary.ts";
import type { ComputedOrder } from "../language.ts";
import { columnsOf, conceptOf, type NodeType } from "../model.ts";
import { constantOf, snakeOf } from "./spelling.ts";

/** By what nodes are ordered: the values of a column, the places of its values in a vocabulary, or a value that is computed. */
export type OrderSource =
  | { column: string; nullable: boolean }
  | { rank: string; vocabulary: Vocabulary }
  | ComputedOrder;

/** A field by which nodes of a concept can be ordered. */
export interface OrderField {
  /** The enum value in the API, such as `ANNOUNCED_ON`. */
  value: string;
  source: OrderSource;
  description: string;
}

/** The fields by which nodes of a concept can be ordered. Empty if clients cannot choose the order. */
export function orderFieldsOf(name: NodeType): readonly OrderField[] {
  const { isOrdered, orders = {} } = conceptOf(name);
  if (!isOrdered) return [];
  const named = "title" in columnsOf(name) ? "title" : "name";
  return [
    {
      value: constantOf(named),
      source: { column: "sort_name", nullable: false },
      description: `Orders by ${named}, ignoring case and diacritics.`,
    },
    ...Object.entries(columnsOf(name)).flatMap(([field, { type, order, nullable = false }]) => {
      if (!order) return [];
      const column = snakeOf(field);
      const isRanked = typeof type === "object" && type.ordered === true;
      return [
        {
          value: constantOf(field),
          source: isRanked ? { rank: column, vocabulary: type } : { column, nullable },
          description: `Orders by \`${name}.${field}\`${isRanked ? ", in the order of the enum" : typeof type === "object" ? ", alphabetically by the name of the value" : ""}.`,
        },
      ];
    }),
    ...Object.entries(orders).map(([field, order]) => ({
      value: constantOf(field),
      source: order,
      description:
        "count" in order
          ? `Orders by the number of entries in \`${name}.${order.count}\`: the \`totalCount\` of that list without arguments.`
          : order.description,
    })),
  ];
}
