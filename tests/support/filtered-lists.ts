import { GraphQLObjectType, getNamedType } from "graphql";
import { schema } from "../../src/schema/schema.ts";
import type { FilterName } from "../../src/store/filter-shape.ts";

/** The list of all of each type. */
export const roots: Partial<Record<FilterName, string>> = {
  Company: "companies",
  Agreement: "agreements",
  Therapy: "therapies",
  Target: "targets",
  Indication: "indications",
  RegulatoryEvent: "regulatoryEvents",
  Trial: "trials",
  Person: "people",
  Source: "sources",
};

/** Every list below a node that takes a filter. */
export function nestedLists(): { of: FilterName; field: string; type: FilterName }[] {
  return (Object.keys(roots) as FilterName[]).flatMap((of) => {
    const type = schema.getType(of);
    if (!(type instanceof GraphQLObjectType)) throw new Error(of);
    return Object.values(type.getFields()).flatMap(({ name, args }) => {
      const filter = args.find((arg) => arg.name === "where")?.type;
      const kept = filter ? (getNamedType(filter).name.replace(/Filter$/, "") as FilterName) : null;
      return kept && kept in roots ? [{ of, field: name, type: kept }] : [];
    });
  });
}

type Plain = Record<string, string | number | null>;
// biome-ignore lint/suspicious/noExplicitAny: rows have the shape that their selection gives them
type Shown = any;

/** Lists that are not of nodes: how to ask for them, and how a row of theirs reads as columns. */
export const listsOfFacts: {
  root: string;
  field: string;
  type: FilterName;
  selection: string;
  read: (row: Shown) => Plain;
}[] = [
  {
    root: "agreements",
    field: "claims",
    type: "Claim",
    selection: "nodes { predicate value detail status }",
    read: (row) => row,
  },
  {
    root: "companies",
    field: "timeline",
    type: "TimelineEntry",
    selection: "nodes { date predicate }",
    read: (row) => row,
  },
  {
    root: "therapies",
    field: "neighbors",
    type: "Neighbor",
    selection: "edges { kind label isSubject }",
    read: ({ kind, label, isSubject }) => ({ kind, label, is_subject: Number(isSubject) }),
  },
  {
    root: "companies",
    field: "rights",
    type: "RightsGrant",
    selection: "nodes { rights exclusivity territory { worldwide } validFrom validTo }",
    read: ({ rights, exclusivity, territory: { worldwide }, validFrom, validTo }) => ({
      rights_json: JSON.stringify(rights),
      exclusivity,
      worldwide: worldwide === null ? null : Number(worldwide),
      valid_from: validFrom,
      valid_to: validTo,
    }),
  },
  { root: "therapies", field: "statementsAbout", type: "Statement", selection: "nodes { gist }", read: (row) => row },
];
