import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNamedType,
  isEnumType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
} from "graphql";
import { describe, expect, it } from "vitest";
import { orderFieldsOf } from "../../../src/model/derived/order.ts";
import { predicates } from "../../../src/model/derived/predicate.ts";
import type { Relation } from "../../../src/model/derived/relation.ts";
import { vocabularies } from "../../../src/model/derived/vocabulary.ts";
import { entity } from "../../../src/model/entity.ts";
import type { Column } from "../../../src/model/language.ts";
import {
  columnsOf,
  conceptOf,
  entityTypes,
  type NodeType,
  nodeTypes,
  type PartName,
  partNames,
  partOf,
  partsOf,
} from "../../../src/model/model.ts";
import { schema } from "../../../src/schema/schema.ts";
import { memberField, relationEnds, shownFacts } from "../../support/relations.ts";

type Field = GraphQLField<unknown, unknown>;

function objectType(name: string): GraphQLObjectType {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new Error(`${name} is not an object type`);
  return type;
}

function fieldAt(path: string): Field {
  const [type = "", ...names] = path.split(".");
  let owner = objectType(type);
  let found: Field | undefined;
  for (const name of names) {
    found = owner.getFields()[name];
    if (!found) throw new Error(`${owner.name} has no field ${name}`);
    const named = getNamedType(found.type);
    if (isObjectType(named)) owner = named;
  }
  if (!found) throw new Error(`${path} names no field`);
  return found;
}

const internalParts: readonly PartName[] = partNames.filter((part) => {
  const uses = nodeTypes.flatMap((type) => Object.values(partsOf(type)).filter((use) => use.part === part));
  return uses.length > 0 && uses.every(({ internal }) => internal);
});

/** Every column of a node or part that the API shows, and the path to its field: through an object if it is grouped. */
const columns = [...nodeTypes, ...partNames.filter((part) => !internalParts.includes(part))].flatMap((owner) =>
  Object.entries<Column>(columnsOf(owner)).flatMap(([name, column]) => {
    const field = column.shownAs ?? name;
    const path = [owner, ...(column.group ? [column.group] : []), field].join(".");
    // The field of the amount shows its currency.
    const isCurrency = Object.values<Column>(columnsOf(owner)).some(({ currency }) => currency === name);
    return column.internal || isCurrency ? [] : [{ path, column }];
  }),
);

/** Columns that the API shows in another form: amounts as money with its currency, keys and slugs as nodes. */
const inAnotherForm: Readonly<Record<string, string>> = {
  "FinancialTerm.amount": "Money",
  "FinancialTerm.currency": "FinancialTerm.amount.currency: CurrencyCode!",
  "FinancialTerm.payees": "[Company!]!",
  "FinancialTerm.relations": "[RelatedTerm!]!",
  "Quote.about": "Entity",
  "Claim.predicate": "Predicate!",
};

function typeOf({
  type,
  list,
  currency,
  nullable,
}: Pick<Column, "type" | "list" | "currency"> & { nullable?: true | undefined }): string {
  const scalars: Readonly<Record<string, string>> = { text: "String", int: "Int", boolean: "Boolean" };
  const one = currency ? "Money" : typeof type === "object" ? type.name : (scalars[type] ?? type);
  return `${list ? `[${one}!]` : one}${nullable ? "" : "!"}`;
}

describe("a column of the model", () => {
  const plain = columns.filter(({ path }) => !(path in inAnotherForm));

  it.each(plain)("$path is a field with the model's type and description", ({ path, column }) => {
    const field = fieldAt(path);
    // An object that groups several columns is null as a whole, so its own fields may be non-null.
    const isNullable = column.nullable === true && !(column.group && isNonNullType(field.type));
    expect(field.description).toBe(isNullable ? column.description : column.description.replace(/ Null .*$/, ""));
    expect(String(field.type)).toBe(typeOf(isNullable ? column : { ...column, nullable: undefined }));
  });

  it.each(Object.entries(inAnotherForm))("%s is shown as %s", (path, form) => {
    const [at, type] = form.includes(": ") ? form.split(": ") : [path, form];
    const field = fieldAt(at ?? "");
    expect(String(field.type)).toBe(type);
    expect(field.description).toMatch(/\w/);
  });
});

describe("a node type", () => {
  it.each(nodeTypes)("%s has the model's description, and what identifies a node comes first", (type) => {
    expect(objectType(type).description).toBe(conceptOf(type).description);
    const names = Object.keys(objectType(type).getFields());
    const { isEntity, columns: own } = conceptOf(type);
    const first = ["id", ...(isEntity ? ["name", "slug"] : "title" in own ? ["title", "slug"] : [])];
    expect(names.slice(0, first.length)).toEqual(first);
  });

  it.each(entityTypes)("%s has the fields of every entity", (type) => {
    expect(
      objectType(type)
        .getInterfaces()
        .map(({ name }) => name),
    ).toEqual(["Node", "Entity"]);
    expect(fieldAt(`${type}.name`).description).toBe(entity.name);
    expect(fieldAt(`${type}.slug`).description).toBe(`${entity.slug} For example "${conceptOf(type).example}".`);
  });
});

describe("a list that nodes own", () => {
  const uses = nodeTypes.flatMap((type) =>
    Object.entries(partsOf(type)).flatMap(([field, use]) =>
      use.internal ? [] : [{ path: `${type}.${field}`, ...use }],
    ),
  );

  it.each(uses)("$path is a bounded list whose entries carry claims", ({ path, part, description }) => {
    const field = fieldAt(path);
    expect(String(field.type)).toBe(`[${part}!]!`);
    expect(field.description).toBe(description);
    expect(objectType(part).description).toBe(partOf(part).description);
    expect(isSourced(part)).toBe(true);
  });

  it.each(
    partNames.flatMap((part) => [
      ...Object.entries(partOf(part).references ?? {}).map(([field, { to, nullable, description }]) => ({
        path: `${part}.${field}`,
        type: `${to}${nullable ? "" : "!"}`,
        description,
      })),
      ...Object.entries(partOf(part).links ?? {}).map(([field, { to, description }]) => ({
        path: `${part}.${field}`,
        type: `[${to}!]!`,
        description,
      })),
    ]),
  )("$path names nodes", ({ path, type, description }) => {
    expect(String(fieldAt(path).type)).toBe(type);
    expect(fieldAt(path).description).toBe(description);
  });
});

function isSourced(name: string): boolean {
  return objectType(name)
    .getInterfaces()
    .some((each) => each.name === "Sourced");
}

describe("a relation of the model", () => {
  it.each(relationEnds)("$path is a field with the model's description", ({ path, relation, exposure }) => {
    const field = fieldAt(path);
    expect(field.description).toBe(relation.description);
    const types = {
      connection: `${relation.name}Connection!`,
      list: `[${relation.name}!]!`,
      single: `${relation.to}${relation.edge.nullable ? "" : "!"}`,
    };
    expect(String(field.type)).toBe(types[exposure]);
  });

  it.each(relationEnds.filter(({ exposure }) => exposure !== "single"))(
    "$path has a type of its own whose edges lead to nodes of one type and carry exactly the relation's facts and claims",
    ({ relation, exposure }) => {
      const { name, end, to } = relation;
      const edge = exposure === "connection" ? `${name}Edge` : name;
      const node = exposure === "connection" ? "node" : end;
      const facts = shownFacts(relation, exposure);
      const shared = exposure === "connection" ? ["cursor", "node"] : [end];
      const expected = [...shared, ...facts, "claims", ...[memberField(relation) ?? []].flat()];
      expect(Object.keys(objectType(edge).getFields()).sort()).toEqual(expected.sort());
      expect(String(fieldAt(`${edge}.${node}`).type)).toBe(`${to}!`);
      expect(isSourced(edge)).toBe(true);
      for (const fact of facts)
        expect(factType(relation, fact), `${edge}.${fact}`).toBe(String(fieldAt(`${edge}.${fact}`).type));
    },
  );

  it("has no edge type that two relations or ends share", () => {
    const names = relationEnds.filter(({ exposure }) => exposure === "connection").map(({ relation }) => relation.name);
    expect(new Set(names).size).toBe(names.length);
  });

  it("carries claims wherever the model has facts: every edge of a relation and every entry is Sourced", () => {
    const sourced = Object.values(schema.getTypeMap())
      .filter(isObjectType)
      .filter(({ name }) => isSourced(name));
    for (const type of sourced) {
      const { args, type: list } = type.getFields().claims as Field;
      expect(String(list), type.name).toBe("[Claim!]!");
      expect(args.map(({ name, defaultValue }) => [name, defaultValue])).toEqual([["first", 20]]);
    }
  });

  it("leaves the edges of root lists plain", () => {
    for (const type of nodeTypes)
      expect(Object.keys(objectType(`${type}Edge`).getFields()), type).toEqual(["cursor", "node"]);
  });
});

function factType({ facts, edge }: Relation, fact: string): string {
  if (fact === "direction") return "EdgeDirection!";
  const column = facts[fact] ?? (fact === `${edge.groupedBy}s` ? facts[edge.groupedBy ?? ""] : undefined);
  if (!column) throw new Error(`the relation has no fact ${fact}`);
  return typeOf(fact in facts ? column : { ...column, list: true });
}

describe("an enum", () => {
  const valuesOf = (name: string) => {
    const type = schema.getType(name);
    if (!isEnumType(type)) throw new Error(`${name} is not an enum`);
    return type.getValues().map(({ name: value, description }) => [value, description] as const);
  };

  it.each([...vocabularies])(
    "%s has the values of its vocabulary in their declared order",
    (name, { description, terms }) => {
      expect(schema.getType(name)?.description).toBe(description);
      expect(valuesOf(name)).toEqual(Object.entries(terms).map(([word, term]) => [word, term.description]));
    },
  );

  it("of types or predicates follows the order of the model", () => {
    const names = (enumName: string) => valuesOf(enumName).map(([value]) => value);
    expect(names("NodeType")).toEqual(nodeTypes);
    expect(names("EntityType")).toEqual(entityTypes);
    expect(names("Predicate")).toEqual(predicates.map(({ value }) => value));
    for (const type of nodeTypes) {
      const fields = orderFieldsOf(type).map(({ value }) => value);
      // Entities can be searched for, sources cannot.
      const relevance = entityTypes.some((each) => each === type) ? ["RELEVANCE"] : [];
      if (fields.length > 0) expect(names(`${type}OrderField`)).toEqual([...fields, ...relevance]);
    }
  });
});

describe("a root field", () => {
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {});

  it("is nullable, so that an error in one leaves the others", () => {
    expect(fields.filter(({ type }) => isNonNullType(type)).map(({ name }) => name)).toEqual([]);
  });

  it.each(nodeTypes.filter((type) => type !== "Claim"))("lists and looks up nodes of type %s", (type: NodeType) => {
    const { plural } = conceptOf(type);
    const list = fieldAt(`Query.${plural}`);
    expect(String(list.type)).toBe(`${type}Connection`);
    const lookups = fields.filter((field) => String(field.type) === type);
    expect(lookups).toHaveLength(1);
    const keys = Object.entries<Column>(columnsOf(type)).flatMap(([name, { key }]) => (key ? [name] : []));
    expect(lookups[0]?.args.map(({ name }) => name)).toEqual(expect.arrayContaining(["id", "slug", ...keys]));
  });
});

describe("the interfaces", () => {
  it("are implemented with the same nullability everywhere", () => {
    const wrappersOf = (type: GraphQLOutputType) => String(type).replace(/\w+/, "");
    for (const type of Object.values(schema.getTypeMap()).filter(isInterfaceType))
      for (const implementation of schema.getImplementations(type).objects)
        for (const [name, field] of Object.entries(type.getFields())) {
          const own = implementation.getFields()[name]?.type;
          expect(own && wrappersOf(own), `${implementation.name}.${name}`).toBe(wrappersOf(field.type));
        }
  });
});
