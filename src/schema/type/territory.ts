import { snakeOf } from "../../model/derived/spelling.ts";
import type { ColumnsOf } from "../../model/language.ts";
import { territoryColumns } from "../../model/part/territory.ts";
import { builder } from "../core/builder.ts";
import { fieldOfColumn } from "../core/field/column.ts";

export const Territory = builder.objectRef<ColumnsOf<typeof territoryColumns>>("Territory");
Territory.implement({
  description: "A territory in which rights hold or a payment is due.",
  fields: (t) =>
    Object.fromEntries(
      Object.entries(territoryColumns).map(([field, column]) => [
        "shownAs" in column ? column.shownAs : field,
        fieldOfColumn(t, column, snakeOf(field)),
      ]),
    ),
});
