import {
  type GraphQLField,
  type GraphQLInputObjectType,
  type GraphQLObjectType,
  getNamedType,
  isInputObjectType,
  isObjectType,
} from "graphql";
import { describe, expect, it } from "vitest";
import { filterShapes } from "../../../src/model/derived/filter/shape.ts";
import { conceptOf, nodeTypes } from "../../../src/model/model.ts";
import { schema } from "../../../src/schema/schema.ts";

/** Fields that no filter compares, and why. */
const exceptions: Readonly<Record<string, string>> = {
  "*.provenance": "states what `claims` state, which has a filter",
  "*.sources": "the sources of `claims`: `claims: { some: { evidence: { some: { source: … } } } }`",
  "*.timeline": "shows dates that have filters of their own",
  "Agreement.chainValue": "sums the values of several agreements; `value` filters each of them",
  "AgreementValue.net": "`total` less payments in the other direction, of which the API shows no sum of its own",
  "Company.parent": "one of `parents`, whose filter has `validFrom` and `validTo`",
  "Company.ultimateParent": "`orSubsidiaries` asks which companies a company owns, directly or indirectly",
  "Company.ultimateParents": "`orSubsidiaries` asks which companies a company owns, directly or indirectly",
  "Therapy.rightsHolders": "the steps by which `rights` is derived, which has a filter",
  "Indication.ancestors": "`within` asks for ancestors",
  "Indication.descendants": "`within` of the descendants asks for them",
  "Evidence.excerpt": "a text of a copy that the operator of a server may hold; the store does not contain it",
  "Evidence.locator": "a place in a text, by which nobody looks for a claim",
  "Claim.conflictsWith": "`provenance` shows disagreements of one entity, and `status` finds claims that are disputed",
  "FinancialTerm.conversion": "the rate of `amount`, which has a filter",
  "RelatedTerm.term": "a term of the same list, which has a filter itself",
  "Source.claims": "`claims` of entities are filtered by their sources; no list contains claims alone",
  "IndicationTherapyEdge.indication": "the filtered indication, or a descendant of it, which `includeDescendants` adds",
  "CompanyPersonEdge.company": "the filtered company, or a subsidiary of it, which `includeSubsidiaries` adds",
  "Identifier.url": "follows from `system` and `value`",
  "Radionuclide.claims": "`claims` of the therapy whose predicate is THERAPY_RADIONUCLIDE",
  "TimelineEntry.claims": "`claims` of the entity whose predicate is that of the entry",
  "NeighborEdge.label": "`value` as people read it",
  "NeighborEdge.claims": "`claims` of the relation that the edge belongs to",
  "EntityChange.entityId": "`entity: { id: … }`",
  "EntityChange.entityType": "`entity: { type: … }`",
  "EntityChange.claim": "`claims` of the entity",
};

/** Fields whose filter has another name. */
const renamed: Readonly<Record<string, string>> = { neighbors: "relatedTo" };

const isException = (type: string, field: string) =>
  `${type}.${field}` in exceptions || (`*.${field}` in exceptions && field !== "claims");

interface Row {
  type: string;
  field: string;
  filter: string | null;
}

/** The type that shows the rows of a shape, and its filter. */
function typesOf(shape: string): [GraphQLObjectType, GraphQLInputObjectType] | null {
  const [type, filter] = [schema.getType(shape) ?? schema.getType(`${shape}Edge`), schema.getType(`${shape}Filter`)];
  return isObjectType(type) && isInputObjectType(filter) ? [type, filter] : null;
}

/** The fields of an edge that do not belong to the relation, or that its lists combine. */
const plainEdgeFields = new Set(["cursor", "node"]);

function filterOfField(filter: GraphQLInputObjectType, { name }: GraphQLField<unknown, unknown>): string | null {
  const known = filter.getFields();
  const found = known[renamed[name] ?? name] ?? known[name.replace(/s$/, "")];
  return found ? `${filter.name}.${found.name}: ${String(found.type)}` : null;
}

/** Every field of every type that filters are about, with the filter that compares it. */
const table: readonly Row[] = [...filterShapes.keys()].flatMap((shape) => {
  const found = typesOf(shape);
  if (!found) return [];
  const [type, filter] = found;
  return Object.values(type.getFields())
    .filter(({ name }) => !(type.name.endsWith("Edge") && plainEdgeFields.has(name)))
    .map((field) => ({ type: type.name, field: field.name, filter: filterOfField(filter, field) }));
});

describe("a filter", () => {
  it("compares every field that a node shows, except for the fields that are named here", () => {
    expect(table.length).toBeGreaterThan(250);
    const missing = table.filter(({ type, field, filter }) => filter === null && !isException(type, field));
    expect(missing.map(({ type, field }) => `${type}.${field}`)).toEqual([]);
  });

  it("has no exception that is not needed", () => {
    const needed = table
      .filter(({ filter }) => filter === null)
      .flatMap(({ type, field }) => [`${type}.${field}`, `*.${field}`]);
    expect(Object.keys(exceptions).filter((name) => !needed.includes(name))).toEqual([]);
  });

  it("can be given to every list of nodes but the answer to a search, at the root and below nodes", () => {
    const lists = [...nodeTypes, "Query"].flatMap((name) => {
      const type = schema.getType(name);
      if (!isObjectType(type)) return [];
      return Object.values(type.getFields())
        .filter(({ name: field }) => field !== "search")
        .filter(({ type: of }) => getNamedType(of).name.endsWith("Connection"))
        .filter(({ args }) => !args.some((argument) => argument.name === "where"))
        .map((field) => `${name}.${field.name}`);
    });
    expect(lists).toEqual([]);
  });

  it("tests every list of values, and nothing else, with `isEmpty`", () => {
    const inputs = Object.values(schema.getTypeMap()).filter(isInputObjectType);
    const ofValues = inputs.filter((type) => "hasAny" in type.getFields());
    expect(ofValues.length).toBeGreaterThan(5);
    expect(inputs.filter((type) => "isEmpty" in type.getFields())).toEqual(ofValues);
    const nullable = ofValues.filter((type) => "isNull" in type.getFields());
    expect(nullable.map(({ name }) => name)).toEqual(["NullableCountryCodeListFilter"]);
  });

  it("tests every value that may be null with `isNull`", () => {
    const spellings = Object.values(schema.getTypeMap())
      .filter(isInputObjectType)
      .flatMap((type) =>
        Object.keys(type.getFields())
          .filter((name) => /null|exists|empty/i.test(name) && name !== "isNull" && name !== "isEmpty")
          .map((name) => `${type.name}.${name}`),
      );
    expect(spellings).toEqual([]);
    const nullable = [...filterShapes].flatMap(([shape, { fields, relations }]) =>
      [
        ...Object.entries(fields).filter(([, field]) => field.nullable),
        ...Object.entries(relations).filter(([, relation]) => relation.nullable),
      ].map(([name]) => ({ shape, name })),
    );
    expect(nullable.length).toBeGreaterThan(80);
    const lacking = nullable.filter(({ shape, name }) => {
      const filter = schema.getType(`${shape}Filter`);
      if (!isInputObjectType(filter)) return true;
      const type = getNamedType(filter.getFields()[name]?.type);
      return !isInputObjectType(type) || !("isNull" in type.getFields());
    });
    expect(lacking).toEqual([]);
  });

  it("of every concept has the name of the concept", () => {
    for (const type of nodeTypes) expect(schema.getType(`${conceptOf(type).name}Filter`)).toBeDefined();
  });
});
