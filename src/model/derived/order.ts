import { columnsOf, conceptOf, type NodeType } from "../model.ts";
import { constantOf, snakeOf } from "./spelling.ts";

/** Something by which nodes of a concept can be ordered. */
export interface OrderField {
  /** As the API names it: `ANNOUNCED_ON`. */
  value: string;
  column: string;
  nullable: boolean;
  description: string;
}

/** What nodes of a concept can be ordered by; none where clients cannot choose. */
export function orderFieldsOf(name: NodeType): readonly OrderField[] {
  if (!conceptOf(name).isOrdered) return [];
  return [
    {
      value: "NAME",
      column: "sort_name",
      nullable: false,
      description: "Orders by name, ignoring case and diacritics.",
    },
    ...Object.entries(columnsOf(name)).flatMap(([field, { order, nullable = false }]) =>
      order
        ? [
            {
              value: constantOf(field),
              column: snakeOf(field),
              nullable,
              description: `Orders by \`${name}.${field}\`.`,
            },
          ]
        : [],
    ),
  ];
}
