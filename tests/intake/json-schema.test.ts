import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { recordSchema } from "../../src/intake/records/json-schema.ts";
import { sections } from "../../src/intake/records/shape.ts";
import { vocabularies } from "../../src/model/derived/vocabulary.ts";
import { columnsOf, conceptOf } from "../../src/model/model.ts";

interface Schema {
  $ref?: string;
  title?: string;
  description?: string;
  enum?: string[];
  enumDescriptions?: string[];
  properties?: Record<string, Schema>;
  anyOf?: Schema[];
  additionalProperties?: unknown;
  $defs?: Record<string, Schema>;
}

const text = recordSchema();
const schema = JSON.parse(text) as Schema & { $defs: Record<string, Schema>; properties: Record<string, Schema> };

/** Every part of the schema, with its place. */
function partsOf(part: unknown, place: string): { place: string; part: Schema }[] {
  if (typeof part !== "object" || part === null) return [];
  const inner = Object.entries(part).flatMap(([key, value]) => partsOf(value, `${place}/${key}`));
  return Array.isArray(part) ? inner : [{ place, part: part as Schema }, ...inner];
}

const every = partsOf(schema, "");
const definitionOf = ({ $ref = "" }: Schema): Schema => schema.$defs[$ref.slice($ref.lastIndexOf("/") + 1)] ?? {};

describe("the JSON Schema of record files", () => {
  it("is committed as the program writes it", async () => {
    expect(
      (await readFile("data/record.schema.json", "utf8")) === text,
      "The shape of records changed. Run `npm run schema`, which updates data/record.schema.json.",
    ).toBe(true);
  });

  it("describes every field, itself or by the definition that it refers to", () => {
    const fields = every.flatMap(({ place, part }) =>
      Object.entries(part.properties ?? {}).map(([field, shape]) => ({ field: `${place}/${field}`, shape })),
    );
    expect(fields.length).toBeGreaterThan(300);
    const silent = fields.filter(({ shape }) => !(shape.description ?? definitionOf(shape).description));
    expect(silent.map(({ field }) => field)).toEqual([]);
  });

  it("describes every definition", () => {
    const silent = Object.entries(schema.$defs).filter(([, { description }]) => !description);
    expect(silent.map(([name]) => name)).toEqual([]);
  });

  it("explains every word of every vocabulary that a record may use", () => {
    const enums = every.filter(({ part, place }) => part.enum && !part.$ref && place !== "/$defs/Boolean");
    expect(enums.length).toBeGreaterThan(20);
    for (const { place, part } of enums) {
      expect(part.enumDescriptions, place).toHaveLength(part.enum?.length ?? 0);
      const name = place.slice(place.lastIndexOf("/") + 1);
      for (const [index, word] of (part.enum ?? []).entries()) {
        const term = vocabularies.get(name)?.terms[word];
        if (term) expect(part.enumDescriptions?.[index], word).toBe(`${term.label}: ${term.description}`);
        else expect(part.enumDescriptions?.[index], `${place} ${word}`).toMatch(/^.+: .+\.$/);
      }
    }
  });

  it("takes the descriptions of fields from the model", () => {
    expect(schema.$defs["Company"]?.properties?.["country"]?.description).toBe(
      columnsOf("Company")["country"]?.description,
    );
    for (const type of sections.values())
      expect(schema.$defs[type]?.description, type).toBe(conceptOf(type).description);
  });

  it("refers to definitions that exist, and accepts no unknown field", () => {
    for (const { place, part } of every) {
      if (part.$ref) expect(Object.keys(definitionOf(part)), place).not.toEqual([]);
      if (part.properties && !place.endsWith("/properties")) expect(part.additionalProperties, place).toBe(false);
    }
  });

  it("lets editors accept numbers and booleans as YAML writes them", () => {
    expect(schema.$defs["Decimal"]).toMatchObject({ type: ["string", "number"] });
    expect(schema.$defs["PartialDate"]).toMatchObject({ type: ["string", "number"] });
    expect(schema.$defs["Boolean"]?.enum).toEqual(["true", "false", true, false]);
  });
});
