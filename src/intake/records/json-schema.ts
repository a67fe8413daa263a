import * as z from "zod";
import { recordFile } from "./shape.ts";

/** The JSON Schema of a record file, for editors that complete and check YAML while it is written. */
export function recordSchema(): string {
  const schema = z.toJSONSchema(recordFile, {
    io: "input",
    unrepresentable: "any",
    reused: "inline",
    override: ({ jsonSchema }) => {
      if (jsonSchema.$ref !== undefined) return void delete jsonSchema.type;
      // Editors read 2024 and 62.5 as numbers and true as a boolean; this program reads them as text.
      if (jsonSchema.type === "string" && jsonSchema.enum === undefined)
        Object.assign(jsonSchema, { type: ["string", "number"] });
      if (jsonSchema.enum?.includes("true")) {
        delete jsonSchema.type;
        jsonSchema.enum = [...jsonSchema.enum, true, false];
      }
    },
  });
  return `${JSON.stringify({ ...schema, title: "Record file" }, null, 2)}\n`;
}
