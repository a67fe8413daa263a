import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { Worker } from "node:worker_threads";
import {
  type GraphQLField,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isSpecifiedScalarType,
} from "graphql";
import { describe, expect, it } from "vitest";
import { generated } from "../../../src/generated.ts";
import { columnsOf, nodeTypes, partNames } from "../../../src/model/model.ts";
import { schema } from "../../../src/schema/schema.ts";
import { testGraph } from "../../support/graph.ts";

type Field = GraphQLField<unknown, unknown>;

const types = Object.values(schema.getTypeMap()).filter(
  (type) => !type.name.startsWith("__") && !isSpecifiedScalarType(type),
);

/** Everything that the schema names, by schema coordinate, with its description. */
const descriptions: readonly (readonly [coordinate: string, description: string])[] = types.flatMap((type) => {
  const fields = isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [];
  const inputs = isInputObjectType(type) ? Object.values(type.getFields()) : [];
  return [
    [type.name, type.description ?? ""] as const,
    ...(isEnumType(type) ? type.getValues() : []).map(
      ({ name, description }) => [`${type.name}.${name}`, description ?? ""] as const,
    ),
    ...[...inputs, ...fields].map(({ name, description }) => [`${type.name}.${name}`, description ?? ""] as const),
    ...fields.flatMap(({ name: field, args }) =>
      args.map(({ name, description }) => [`${type.name}.${field}(${name}:)`, description ?? ""] as const),
    ),
  ];
});

const fields: readonly (readonly [coordinate: string, field: Field])[] = types.flatMap((type) =>
  isObjectType(type) || isInterfaceType(type)
    ? Object.values(type.getFields()).map((field) => [`${type.name}.${field.name}`, field] as const)
    : [],
);

/** Wording of earlier versions that no description uses any more, with what to write instead. */
const retired: readonly (readonly [RegExp, string])[] = [
  [/\bown term\b/i, "name the identifier: Descriptor of the Medical Subject Headings"],
  [/\bas what\b/i, "The role of the company."],
  [/(?<!\bthere )\bis no\b/i, "is not a"],
  [/^(Who|Where|What|When|How)\.$/i, "name the thing: The employer."],
  [/\bnobody\b|\beverybody\b/i, "name who: no source, all clients"],
  [/\b(he|she|it) is said\b/i, "if a source states"],
  [/\bsuch a one\b|\bwhat is for\b/i, "name the thing"],
  [/\bempty otherwise\b/i, "a type of its own for each relation"],
  [/\b(neighbour|licence|tumour|rumour)/i, "US spelling"],
  [/\bmost of (it|them) by guess\b|\bby guess\b/i, "never apportioned"],
];

describe("the committed schema", () => {
  it.each(Object.keys(generated))("%s is up to date", async (file) => {
    const committed = await readFile(file, "utf8").catch(() => "");
    expect(committed === generated[file]?.(), `${file} differs from the code. Run \`npm run schema\`.`).toBe(true);
  });

  it.each(["core/field/relation.ts", "contract/subgraph.ts", "cost/price.ts"])(
    "has the same order if %s is loaded first",
    async (first) => {
      const source = (file: string) => JSON.stringify(new URL(`../../../src/schema/${file}`, import.meta.url).href);
      const code = `import(${source(first)}).then(() => import(${source("schema.ts")}))
        .then(({ printedSchema }) => require("node:worker_threads").parentPort.postMessage(printedSchema()));`;
      const [printed] = await once(new Worker(code, { eval: true }), "message");
      const types = (sdl: string) => sdl.match(/^\w+ \w+/gm);
      expect(types(printed)).toEqual(types(await readFile("schema/schema.graphql", "utf8")));
      expect(printed === (await readFile("schema/schema.graphql", "utf8"))).toBe(true);
    },
  );
});

describe("a description", () => {
  it("exists for every type, field, argument and value, in full sentences", () => {
    const missing = descriptions.filter(([, text]) => !/^[A-Z"`].*[.)\]]$/s.test(text));
    expect(missing).toEqual([]);
  });

  it("names only fields that exist", () => {
    const known = new Set(descriptions.map(([coordinate]) => coordinate));
    const named = descriptions.flatMap(([coordinate, text]) =>
      [...text.matchAll(/`([A-Z]\w+\.\w+)`/g)].map(([, name = ""]) => [coordinate, name] as const),
    );
    expect(named.length).toBeGreaterThan(100);
    expect(named.filter(([, name]) => !known.has(name))).toEqual([]);
  });

  it("of a nullable field says what null means, and that of a non-null field does not", () => {
    const silent = fields.filter(
      ([, { type, description }]) => !isNonNullType(type) && !/\bnull\b/i.test(description ?? ""),
    );
    expect(silent.map(([coordinate]) => coordinate)).toEqual([]);
    const misleading = fields.filter(
      ([, { type, description }]) => isNonNullType(type) && /\bNull if\b/.test(description ?? ""),
    );
    expect(misleading.map(([coordinate]) => coordinate)).toEqual([]);
  });

  it("of an identifier or code names its namespace", () => {
    const columns = [...nodeTypes, ...partNames].flatMap((owner) =>
      Object.entries(columnsOf(owner)).flatMap(([field, { identifier, type }]) =>
        identifier !== undefined || type === "CountryCode" || type === "CurrencyCode" ? [`${owner}.${field}`] : [],
      ),
    );
    const codes = fields.filter(
      ([coordinate, { type }]) => columns.includes(coordinate) || /^\[?(CountryCode|CurrencyCode)\b/.test(String(type)),
    );
    expect(codes.length).toBeGreaterThan(15);
    const untagged = codes.filter(([, { description }]) => !/\[[a-z][a-z0-9.]*:[^\]]+\]/.test(description ?? ""));
    expect(untagged.map(([coordinate]) => coordinate)).toEqual([]);
  });

  it.each(retired)("does not use the retired wording %s", (wording, instead) => {
    const found = descriptions.filter(([, text]) => wording.test(text));
    expect(found, `write instead: ${instead}`).toEqual([]);
  });

  it("does not exceed what an editor shows at a glance", () => {
    const long = descriptions.filter(([, text]) => text.length > 400).map(([coordinate]) => coordinate);
    expect(long).toEqual([]);
  });
});

describe("a list", () => {
  it("contains no null, except for nodes that are requested by id", () => {
    const withNull = fields.filter(([, { type }]) => {
      const list = isNonNullType(type) ? type.ofType : type;
      return isListType(list) && !isNonNullType(list.ofType);
    });
    expect(withNull.map(([coordinate]) => coordinate)).toEqual(["Query.nodes"]);
  });

  it("is a connection with edges, nodes, page info and total count, or bounded", () => {
    const connections = types.filter(isObjectType).filter(({ name }) => name.endsWith("Connection"));
    expect(connections.length).toBeGreaterThan(20);
    for (const connection of connections) {
      expect(Object.keys(connection.getFields()).slice(0, 4), connection.name).toEqual([
        "edges",
        "nodes",
        "pageInfo",
        "totalCount",
      ]);
      const edge = schema.getType(connection.name.replace("Connection", "Edge"));
      expect(isObjectType(edge) && Object.keys(edge.getFields()).slice(0, 2), connection.name).toEqual([
        "cursor",
        "node",
      ]);
    }
    for (const [coordinate, { type, args }] of fields) {
      if (!/Connection!?$/.test(String(type))) continue;
      const names = args.map(({ name }) => name);
      expect(names, coordinate).toEqual(expect.arrayContaining(["first", "after", "last", "before"]));
    }
  });
});

describe("an error in one root field", () => {
  it("nulls that field alone", async () => {
    await using graph = await testGraph();
    const { status, data, errors } = await graph.query(
      "{ companies(first: 101) { nodes { id } } dataset { name } agreements(first: 1) { totalCount } }",
    );
    expect(status).toBe(200);
    expect(data).toEqual({
      companies: null,
      dataset: { name: expect.any(String) },
      agreements: { totalCount: expect.any(Number) },
    });
    expect(errors).toMatchObject([{ path: ["companies"], extensions: { code: "BAD_USER_INPUT", argument: "first" } }]);
  });
});
