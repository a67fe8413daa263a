import * as z from "zod";
import type { PartUse } from "../../../model/language.ts";
import { type PartName, partOf } from "../../../model/model.ts";
import { columnShape, columnShapes, groupText, isGroup, type WrittenField, writtenFields } from "./column.ts";
import { item, list } from "./fact.ts";
import { slug } from "./value.ts";

const entries = new Map<PartName, z.ZodType>();

function fieldsOf(part: PartName): z.ZodRawShape {
  const { columns, references = {}, links = {} } = partOf(part);
  return {
    ...Object.fromEntries(
      Object.entries(references).map(([field, { nullable, description }]) => [
        field,
        (nullable ? slug.optional() : slug).describe(description),
      ]),
    ),
    ...Object.fromEntries(
      Object.entries(links).map(([field, { max, description }]) => [
        field,
        list(slug, max).optional().describe(description),
      ]),
    ),
    ...Object.fromEntries(
      [...writtenFields(columns)].map(([field, own]) => [
        field,
        isGroup(own) ? groupShape(part, own) : columnShape(part, ...own[0]),
      ]),
    ),
  };
}

/** Columns that a source states together. The whole may be absent if each of them may. */
function groupShape(part: PartName, columns: WrittenField): z.ZodType {
  const shape = z.strictObject(columnShapes(part, columns));
  const isRequired = columns.some(([, { nullable, list: isList }]) => !nullable && !isList);
  return (isRequired ? shape : shape.optional()).describe(groupText(columns));
}

/** The shape of a list of entries that a node owns. */
export function partShape({ part, max, description }: PartUse & { part: PartName }): z.ZodType {
  const entry = entries.getOrInsertComputed(part, () =>
    item(fieldsOf(part)).meta({ id: part, description: partOf(part).description }),
  );
  return list(entry, max).optional().describe(description);
}
