import * as z from "zod";
import type { PartUse } from "../../../model/language.ts";
import { type PartName, partOf } from "../../../model/model.ts";
import { columnShape, columnShapes, groupText, isGroup, writtenFields } from "./column.ts";
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
        isGroup(own) ? z.strictObject(columnShapes(part, own)).describe(groupText(own)) : columnShape(part, ...own[0]),
      ]),
    ),
  };
}

/** The shape of a list of entries that a node owns. */
export function partShape({ part, max, description }: PartUse & { part: PartName }): z.ZodType {
  const entry = entries.getOrInsertComputed(part, () =>
    item(fieldsOf(part)).meta({ id: part, description: partOf(part).description }),
  );
  return list(entry, max).optional().describe(description);
}
