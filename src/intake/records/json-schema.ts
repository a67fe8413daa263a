import * as z from "zod";
import { recordFile } from "./shape.ts";

/** The JSON Schema of a record file, for editors that complete and check YAML while it is written. */
export function recordSchema(): string {
  const schema = z.toJSONSchema(recordFile, {
    io: "input",
    unrepresentable: "any",
    reused: "ref",
    override: ({ jsonSchema }) => {
      // An editor reads 2024 and 62.5 as numbers and true as a truth value; this program reads them as written.
      if (jsonSchema.type === "string" && jsonSchema.enum === undefined)
        jsonSchema.type = ["string", "number"] as never;
      if (jsonSchema.enum?.includes("true")) {
        delete jsonSchema.type;
        jsonSchema.enum = [...jsonSchema.enum, true, false];
      }
    },
  });
  return `${JSON.stringify({ ...schema, title: "A file of records" }, null, 2)}\n`;
}
