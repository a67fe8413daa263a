import { recordSchema } from "../../src/intake/records/json-schema.ts";

/** A part of a JSON Schema, as far as examples are made from it. */
interface Schema {
  $ref?: string;
  type?: string | string[];
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
  enum?: unknown[];
  examples?: unknown[];
}

const root = JSON.parse(recordSchema()) as Schema & { $defs: Record<string, Schema> };

/** Values of the shapes that have a name. */
const byName: Readonly<Record<string, unknown>> = {
  Text: "A text",
  PartialDate: "2020-01-02",
  Day: "2020-01-02",
  Decimal: "1.5",
  CurrencyCode: "USD",
  CountryCode: "FR",
  URL: "https://example.org/",
  Count: "3",
  SHA256: "0".repeat(64),
  Boolean: "true",
};

/** Values that the rules of records call for in a full record, by the shape and the field. */
const byField: Readonly<Record<string, unknown>> = {
  "Identifier.system": "ror",
  "Identifier.value": "02n6c9837",
  "Listing.symbol": "ABC",
  "RegulatoryEvent.kind": "DESIGNATION_GRANTED",
  // Rights hold worldwide, or in listed countries.
  "territory.worldwide": "false",
  "territory.includedRegions": ["150"],
  "territory.excludedRegions": ["EU"],
  "territory.excludedCountries": ["GB"],
  // Each kind of milestone has some of the fields.
  "Agreement.milestones": ({ references }: ExampleOptions) => [
    {
      kind: "ANTITRUST_CLEARED",
      date: "2020-01-02",
      datedBy: "EVENT",
      authority: "FTC",
      company: references,
      therapies: [references],
    },
    { kind: "MILESTONE_PAID", amount: "1.5", currency: "USD", recipient: references, trigger: "A text" },
    { kind: "TENDER_OFFER_EXPIRED", percent: "1.5", note: "A text" },
  ],
  "ContingentValueRight.outcome": "PAID",
  "FinancialTerm.key": "first",
  "FinancialTerm.relations": [{ relation: "ONE_OF", term: "second" }],
  // Nobody pays, grants rights to or buys shares of themselves.
  "FinancialTerm.payer": ({ slug }: ExampleOptions) => slug,
  "RightsGrant.grantor": ({ slug }: ExampleOptions) => slug,
  "Stake.holder": ({ slug }: ExampleOptions) => slug,
  "Source.copyFile": "copy.txt",
  "Trial.nctId": "NCT01234567",
};

/** What tells how a fact is disputed; an example states what nobody disputes. */
const omitted = new Set(["status", "because", "otherwise"]);

export interface ExampleOptions {
  slug: string;
  /** The slug of every node that the record names. */
  references: string;
  /** Whether the record has every field, or only those that are required. */
  isFull: boolean;
}

function exampleOf(schema: Schema, path: readonly string[], options: ExampleOptions): unknown {
  const { references, isFull } = options;
  if (schema.$ref !== undefined) {
    const name = schema.$ref.slice(schema.$ref.lastIndexOf("/") + 1);
    if (name === "Slug") return references;
    // A node of any type is named by one key.
    if (name === "Node") return { company: references };
    return byName[name] ?? exampleOf(root.$defs[name] ?? {}, [...path, name], options);
  }
  if (schema.anyOf) return exampleOf(schema.anyOf.at(-1) as Schema, path, options);
  if (schema.examples) return schema.examples[0];
  if (schema.enum) return schema.enum[0];
  if (schema.items) return [exampleOf(schema.items, path, options)];
  const { properties, required = [], additionalProperties } = schema;
  if (properties) {
    const isFact = "value" in properties && "otherwise" in properties;
    const fields = Object.entries(properties).filter(([field]) =>
      isFull ? !((isFact || "by" in properties) && omitted.has(field)) : required.includes(field),
    );
    return Object.fromEntries(
      fields.map(([field, shape]) => {
        const known = isFull ? byField[`${path.at(-1)}.${field}`] : undefined;
        if (typeof known === "function") return [field, known(options)];
        return [field, field === "by" ? "default" : (known ?? exampleOf(shape, [...path, field], options))];
      }),
    );
  }
  if (typeof additionalProperties === "object") return { default: exampleOf(additionalProperties, path, options) };
  throw new Error(`no example is known of ${path.join(".")}: ${JSON.stringify(schema)}`);
}

/** A record of a section, made from the JSON Schema of record files: every field of it, or only those that are required. */
export function exampleRecord(section: string, options: ExampleOptions): Record<string, unknown> {
  const [record] = exampleOf(root.properties?.[section] as Schema, [], options) as [Record<string, unknown>];
  if (section !== "agreements") return { ...record, slug: options.slug };
  const { terms } = record;
  const second = { key: "second", components: ["ROYALTY"], qualifier: "UNDISCLOSED" };
  return {
    ...record,
    slug: options.slug,
    status: "TERMINATED",
    ...(Array.isArray(terms) && { terms: [...terms, second] }),
  };
}

/** What a record file has beside its sections. */
export const exampleHead = (references: string) => ({
  recordedOn: "2024-01-02",
  evidence: { default: { source: references, states: "What the source states." } },
  referenceRates: [{ date: "2024-01-02", currency: "USD", perEuro: "1.1", source: references }],
});
