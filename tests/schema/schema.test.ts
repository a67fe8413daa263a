import { readFile } from "node:fs/promises";
import {
  type GraphQLField,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
} from "graphql";
import { describe, expect, it } from "vitest";
import { generated } from "../src/generated.ts";
import { schema } from "../src/schema/schema.ts";

const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith("__"));
const own = types.filter(
  (type) => !(isScalarType(type) && ["String", "Int", "Boolean", "ID", "Float"].includes(type.name)),
);

/** Everything that the schema names, by schema coordinate, with its description. */
function* described(): Generator<[string, string | null | undefined]> {
  for (const type of own) {
    yield [type.name, type.description];
    if (isEnumType(type)) for (const value of type.getValues()) yield [`${type.name}.${value.name}`, value.description];
    if (isInputObjectType(type))
      for (const field of Object.values(type.getFields())) yield [`${type.name}.${field.name}`, field.description];
    if (isObjectType(type) || isInterfaceType(type)) {
      for (const field of Object.values(type.getFields())) {
        yield [`${type.name}.${field.name}`, field.description];
        for (const arg of field.args) yield [`${type.name}.${field.name}(${arg.name}:)`, arg.description];
      }
    }
  }
}

function fields(): [string, GraphQLField<unknown, unknown>][] {
  return own.flatMap((type) =>
    isObjectType(type) || isInterfaceType(type)
      ? Object.values(type.getFields()).map((field): [string, GraphQLField<unknown, unknown>] => [
          `${type.name}.${field.name}`,
          field,
        ])
      : [],
  );
}

describe("the schema", () => {
  it.each(Object.keys(generated))("is what %s says; where not, run: npm run schema", async (file) => {
    const committed = await readFile(file, "utf8").catch(() => "");
    expect(committed === generated[file]?.(), `${file} is not what the code makes; run: npm run schema`).toBe(true);
  });

  it("describes every type, field, argument and value", () => {
    const bare = [...described()].filter(([, text]) => !text || !/^[A-Z"`].*[.)]$/s.test(text)).map(([name]) => name);
    expect(bare).toEqual([]);
  });

  it("names in its descriptions only fields that there are", () => {
    const known = new Set([...described()].map(([name]) => name));
    const named = [...described()].flatMap(([at, text]) =>
      [...(text ?? "").matchAll(/`([A-Z]\w+\.\w+)`/g)].map(([, name = ""]) => [at, name] as const),
    );
    expect(named.length).toBeGreaterThan(100);
    expect(named.filter(([, name]) => !known.has(name))).toEqual([]);
  });

  it("says of every nullable field what null means", () => {
    const silent = fields()
      .filter(([, field]) => !isNonNullType(field.type) && !/\bnull\b/i.test(field.description ?? ""))
      .map(([name]) => name);
    expect(silent).toEqual([]);
  });

  it("holds no null within lists, but for nodes that are asked for by id", () => {
    const holes = fields().filter(([, { type }]) => {
      const list = isNonNullType(type) ? type.ofType : type;
      return isListType(list) && !isNonNullType(list.ofType);
    });
    expect(holes.map(([name]) => name)).toEqual(["Query.nodes"]);
  });

  it("tags identifiers with their namespace", () => {
    const identifiers = [
      "lei",
      "cik",
      "wikidata",
      "unii",
      "chembl",
      "mondo",
      "doid",
      "mesh",
      "ncit",
      "orphanet",
      "nctId",
      "atc",
      "inn",
      "country",
      "symbol",
    ];
    const untagged = fields().filter(
      ([name, field]) => identifiers.includes(name.split(".")[1] ?? "") && !/\[[^\]]+\]/.test(field.description ?? ""),
    );
    expect(untagged.map(([name]) => name)).toEqual([]);
  });

  it("has each connection whole: edges with cursor and node, nodes, page info, total count, and the four page arguments", () => {
    const connections = own.filter(({ name }) => name.endsWith("Connection")).filter(isObjectType);
    expect(connections.length).toBeGreaterThan(12);
    for (const connection of connections) {
      expect(Object.keys(connection.getFields()), connection.name).toEqual(
        expect.arrayContaining(["edges", "nodes", "pageInfo", "totalCount"]),
      );
      const edge = schema.getType(connection.name.replace("Connection", "Edge"));
      expect(isObjectType(edge) && Object.keys(edge.getFields()), connection.name).toEqual(
        expect.arrayContaining(["cursor", "node"]),
      );
    }
    for (const [name, field] of fields()) {
      if (!String(field.type).endsWith("Connection!")) continue;
      expect(
        field.args.map((arg) => arg.name),
        name,
      ).toEqual(expect.arrayContaining(["first", "after", "last", "before"]));
    }
  });
});
