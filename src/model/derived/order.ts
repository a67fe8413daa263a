import { columnsOf, conceptOf, type NodeType } from "../model.ts";
import { constantOf, snakeOf } from "./spelling.ts";

/** A field by which nodes of a concept can be ordered. */
export interface OrderField {
  /** The enum value in the API, such as `ANNOUNCED_ON`. */
  value: string;
  column: string;
  nullable: boolean;
  description: string;
}

/** The fields by which nodes of a concept can be ordered. Empty if clients cannot choose the order. */
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
