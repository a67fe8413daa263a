import { describe, expect, it } from "vitest";
import { edgeKinds, relationsByKind } from "../../src/model/derived/edge-kind.ts";
import { labelOfEdge } from "../../src/model/derived/edge-label.ts";
import { filterShapeOf, filterShapes } from "../../src/model/derived/filter/shape.ts";
import { orderFieldsOf } from "../../src/model/derived/order.ts";
import { predicates } from "../../src/model/derived/predicate.ts";
import { declaredRelations, relationOf, relations } from "../../src/model/derived/relation.ts";
import { searchColumnsOf, searchListsOf } from "../../src/model/derived/search-field.ts";
import { constantOf, lowerFirst, proseOf, singularOf, snakeOf, upperFirst } from "../../src/model/derived/spelling.ts";
import { modelTables } from "../../src/model/derived/table.ts";
import {
  columnsOf,
  conceptOf,
  edgesOf,
  entityTypes,
  isNodeType,
  nodeTypes,
  partNames,
  partsOf,
} from "../../src/model/model.ts";
import { tables } from "../../src/store/table/ddl.ts";
import { repeated } from "./repeated.ts";

describe("spellings", () => {
  it.each([
    ["announcedOn", "announced_on", "ANNOUNCED_ON", "announced on"],
    ["nctId", "nct_id", "NCT_ID", "nct id"],
    ["lei", "lei", "LEI", "lei"],
    ["spanSha256", "span_sha256", "SPAN_SHA256", "span sha256"],
    ["RegulatoryEvent", "regulatory_event", "REGULATORY_EVENT", "regulatory event"],
    ["fieldsOfUse", "fields_of_use", "FIELDS_OF_USE", "fields of use"],
  ])("of %s in the store, in enums and in prose", (name, snake, constant, prose) => {
    expect([snakeOf(name), constantOf(name), proseOf(name)]).toEqual([snake, constant, prose]);
  });

  it.each([
    ["companies", "company"],
    ["therapies", "therapy"],
    ["agreements", "agreement"],
    ["parties", "party"],
    ["subsidiaries", "subsidiary"],
    ["people", "person"],
    ["children", "child"],
    ["kinds", "kind"],
    ["relatedAgreements", "relatedAgreement"],
    ["regulatoryEvents", "regulatoryEvent"],
    ["drugTargets", "drugTarget"],
    ["rightsGrants", "rightsGrant"],
    ["includedCountries", "includedCountry"],
    ["fieldsOfUse", "fieldOfUse"],
    ["sources", "source"],
    ["stages", "stage"],
  ])("of one of several %s: %s", (plural, singular) => expect(singularOf(plural)).toBe(singular));

  it("of one of several differ from the plural, for every list that the model declares", () => {
    const plurals = [
      ...nodeTypes.map((name) => conceptOf(name).plural),
      ...relations.filter(({ isSingle }) => !isSingle).map(({ field }) => field),
      ...nodeTypes.flatMap((name) =>
        Object.entries(columnsOf(name)).flatMap(([field, { list }]) => (list ? field : [])),
      ),
    ].filter((plural) => plural !== "atc");
    expect(plurals.filter((plural) => singularOf(plural) === plural)).toEqual([]);
  });

  it("of a concept lead from its plural to its name", () => {
    expect(nodeTypes.map((name) => upperFirst(singularOf(conceptOf(name).plural)))).toEqual(nodeTypes);
    expect(nodeTypes.map((name) => upperFirst(lowerFirst(name)))).toEqual(nodeTypes);
  });
});

describe("tables", () => {
  it("each have a name of their own, views and the program's own tables included", () => {
    expect(repeated(tables.map(({ name }) => name))).toEqual([]);
  });

  it("have no two columns of one name", () => {
    for (const { name, columns } of tables) expect(repeated(columns.map((column) => column.name)), name).toEqual([]);
  });

  it("have keys and indexes over columns that they have", () => {
    for (const { name, columns, primaryKey, indexes } of tables) {
      const names = columns.map((column) => column.name);
      const used = [
        ...primaryKey,
        ...indexes.flat().map((column) => (typeof column === "string" ? column : column.latest)),
      ];
      expect(
        used.filter((column) => !names.includes(column)),
        name,
      ).toEqual([]);
    }
  });

  it("refer to tables that exist", () => {
    const names = tables.map(({ name }) => name);
    const targets = tables.flatMap(({ columns }) => columns.flatMap(({ references }) => references ?? []));
    expect(targets.filter((target) => !names.includes(target))).toEqual([]);
  });

  it("cover every concept, every part and every relation", () => {
    const names = modelTables.map(({ name }) => name);
    for (const owner of [...nodeTypes, ...partNames]) expect(names).toContain(snakeOf(owner));
    for (const { table, own, far } of declaredRelations) {
      const found = modelTables.find(({ name }) => name === table);
      expect(found?.columns.map(({ name }) => name)).toEqual(expect.arrayContaining([own, far]));
    }
  });
});

describe("relations", () => {
  it("are known by one name at each end", () => {
    for (const { edge, owner, field, to, declaredBy, isSymmetric } of declaredRelations) {
      expect(relationOf(owner, field)).toMatchObject({ owner: declaredBy, to });
      const inverse = relationOf(to, edge.inverse.field);
      expect(inverse).toMatchObject({ owner: to, to: declaredBy, predicate: `${declaredBy}.${field}` });
      expect(inverse === relationOf(owner, field)).toBe(isSymmetric);
    }
    expect(() => relationOf("Company", "friends")).toThrow("Company has no relation friends");
  });

  it("are the subject of their edges at exactly one end", () => {
    for (const relation of declaredRelations.filter(({ isSymmetric }) => !isSymmetric)) {
      const inverse = relationOf(relation.to, relation.edge.inverse.field);
      expect(inverse.isSubject, relation.predicate).toBe(!relation.isSubject);
    }
  });

  it("have types of their own", () => {
    expect(repeated(relations.map(({ name }) => name))).toEqual([]);
  });

  it("read as a sentence that names both ends", () => {
    for (const { edge, owner, to, predicate } of declaredRelations) {
      const sentence = edge.reads.toLowerCase();
      expect(sentence, predicate).toContain(proseOf(owner));
      expect(sentence, predicate).toContain(proseOf(to));
      expect(sentence.startsWith(proseOf(edge.subject === "to" ? to : owner)), predicate).toBe(true);
    }
  });

  it("have kinds, each with the relations that declare it", () => {
    expect(edgeKinds.flatMap((kind) => relationsByKind.get(kind) ?? [])).toHaveLength(declaredRelations.length);
    expect(repeated([...edgeKinds])).toEqual([]);
    for (const kind of edgeKinds) expect(kind).toMatch(/^[A-Z]+(_[A-Z]+)*$/);
  });

  it("have labels in words where a vocabulary gives them, and in the text of the source otherwise", () => {
    expect(labelOfEdge("PARTY_TO", "LICENSEE")).toBe("Licensee");
    expect(labelOfEdge("AFFILIATED_WITH", "Chief Executive Officer")).toBe("Chief Executive Officer");
    expect(labelOfEdge("TARGETS", null)).toBeNull();
    expect(labelOfEdge("PARTY_TO", "constructor")).toBe("constructor");
  });
});

describe("predicates", () => {
  it("are unique, in the store and in the API", () => {
    expect(repeated(predicates.map(({ key }) => key))).toEqual([]);
    expect(repeated(predicates.map(({ value }) => value))).toEqual([]);
  });

  it("cover every field of an entity that a record states, and no other", () => {
    const keys = predicates.map(({ key }) => key);
    for (const type of entityTypes) {
      const stated = Object.entries(columnsOf(type)).flatMap(([field, { derived, internal, group, statedWith }]) =>
        derived || internal || statedWith ? [] : `${type}.${group ?? field}`,
      );
      const lists = Object.keys(partsOf(type)).map((field) => `${type}.${field}`);
      const edges = Object.keys(edgesOf(type)).map((field) => `${type}.${field}`);
      const own = keys.filter((key) => key.startsWith(`${type}.`));
      expect(own.sort(), type).toEqual([...new Set([`${type}.name`, ...stated, ...lists, ...edges])].sort());
    }
    expect(keys.filter((key) => /^(Source|Claim)\./.test(key))).toEqual([]);
  });
});

describe("questions", () => {
  it("are filtered by fields and relations whose shapes exist", () => {
    for (const [name, { relations: related }] of filterShapes) {
      expect(filterShapeOf(name).name).toBe(name);
      for (const { shape } of Object.values(related)) expect(() => filterShapeOf(shape)).not.toThrow();
    }
    expect(() => filterShapeOf("Unicorn")).toThrow('unknown filter shape "Unicorn"');
  });

  it("are ordered and searched by columns that the tables have", () => {
    const has = (table: string, column: string) =>
      expect(
        tables.find(({ name }) => name === table)?.columns.map(({ name }) => name),
        table,
      ).toContain(column);
    for (const type of entityTypes) {
      const ordered = orderFieldsOf(type).flatMap(({ source }) =>
        "column" in source ? [source.column] : "rank" in source ? [source.rank] : [],
      );
      for (const column of [...ordered, ...searchColumnsOf(type).map((each) => each.column)])
        has(snakeOf(type), column);
      for (const { table, own, columns } of searchListsOf(type))
        for (const column of [own, ...columns]) has(table, column);
    }
  });

  it("name types of nodes by the names that the model has", () => {
    expect(nodeTypes.every(isNodeType)).toBe(true);
    expect(["Companies", "company", "constructor", ""].some(isNodeType)).toBe(false);
  });
});
