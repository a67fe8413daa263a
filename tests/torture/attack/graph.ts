import { graphqlCall } from "../support/client.ts";
import { type Attack, answered, refused } from "./attack.ts";
import { nest, repeat } from "./document.ts";
import { documentAttack, selectionAttack } from "./form.ts";

const idOf = (type: string, slug: string) => Buffer.from(`${type}:${slug}`).toString("base64url");
const sanofi = { type: "Company", slug: "sanofi" };
const hubs = ["sanofi", "novartis", "advanced-accelerator-applications"].map((slug) => idOf("Company", slug));
const quoted = (value: unknown) => JSON.stringify(value);
const conditions = (count: number, text: (index: number) => string) => repeat(count, (i) => `{ ${text(i)} }`);
const page = "nodes { name agreements(first: 5) { nodes { name parties { company { name } } } } }";

const deep =
  "name agreements(first: 20) { nodes { name parties { company { name } } therapies(first: 20) { nodes { name } } } }";

/** Many representations of nodes that exist, through the field that gateways use. */
function entitiesAttack(name: string, count: number, selection: string, slugOf: (index: number) => unknown): Attack {
  const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Company { ${selection} } } }`;
  const representations = () =>
    Array.from({ length: count }, (_, index) => ({ __typename: "Company", id: slugOf(index) }));
  return {
    name,
    statuses: answered,
    shots: () => [{ http: graphqlCall(query, { variables: { r: representations() } }) }],
  };
}

/** Attacks by the questions that this graph can answer. */
export const graphAttacks: readonly Attack[] = [
  ...documentAttack(
    "1,000 ids",
    () => `{ nodes(ids: ${quoted(Array(1000).fill(hubs[0]))}) { id ... on Company { ${deep} } } }`,
  ),
  ...documentAttack(
    "100 ids with deep selections",
    () => `{ nodes(ids: ${quoted(Array(100).fill(hubs[0]))}) { ... on Company { ${deep} } } }`,
  ),
  ...documentAttack(
    "20,000 ids that no node has",
    () => `{ nodes(ids: ${quoted(Array.from({ length: 20_000 }, (_, i) => idOf("Company", `x${i}`)))}) { id } }`,
  ),
  ...documentAttack(
    "1,000 malformed ids",
    () => `{ nodes(ids: ${quoted(Array.from({ length: 100 }, (_, i) => `!${i}`))}) { id } }`,
  ),
  ...documentAttack(
    "ids of wrong types",
    () => "{ a: node(id: 1) { id } b: node(id: -1e999) { id } c: node(id: true) { id } d: node(id: null) { id } }",
    { statuses: refused },
  ),
  ...documentAttack(
    "ids of types that no node has",
    () =>
      `{ ${["__proto__", "constructor", "Query", "Company:", ":", "", "Claim", "toString"].map((type, i) => `a${i}: node(id: "${idOf(type, "x")}") { id }`).join(" ")} }`,
  ),
  entitiesAttack("1,000 representations with deep selections", 1000, deep, () => hubs[0]),
  entitiesAttack("1,000 representations of different nodes that do not exist", 1000, deep, (i) =>
    idOf("Company", `x${i}`),
  ),
  entitiesAttack(
    "representations with ids of wrong types",
    500,
    "name",
    (i) => [null, 1, {}, [], true, "x", ["x"]][i % 7],
  ),
  entitiesAttack("50,000 representations", 50_000, "name", () => "x"),
  {
    name: "representations of prototypes",
    statuses: answered,
    shots: () => [
      {
        http: graphqlCall("query ($r: [_Any!]!) { _entities(representations: $r) { __typename } }", {
          variables: {
            r: ["__proto__", "constructor", "Query", "_Service", "PageInfo", 1, null].map((type) => ({
              __typename: type,
              id: "x",
            })),
          },
        }),
      },
      { http: graphqlCall(`{ ${repeat(200, (i) => `a${i}: _service { sdl }`)} }`) },
      {
        http: graphqlCall(
          `{ ${repeat(50, (i) => `a${i}: _entities(representations: [{ __typename: "Company", id: "${hubs[0]}" }]) { ... on Company { ${deep} } }`)} }`,
        ),
      },
    ],
  },
  ...documentAttack(
    "30 comparisons of money",
    () =>
      `{ agreements(where: { and: [${conditions(30, (i) => `value: { total: { gte: "${i}", currency: EUR } }`)}] }) { totalCount nodes { name } } }`,
  ),
  ...documentAttack(
    "60 parts of text",
    () => `{ agreements(where: { or: [${conditions(60, (i) => `name: { contains: "q${i}" }`)}] }) { totalCount } }`,
  ),
  ...documentAttack(
    "200 conditions",
    () => `{ companies(where: { or: [${conditions(200, (i) => `name: { contains: "${i}" }`)}] }) { totalCount } }`,
  ),
  ...documentAttack(
    "conditions nested 200 deep",
    () => `{ companies(where: ${nest(200, "{ not: ", '{ name: { contains: "x" } }', " }")}) { totalCount } }`,
  ),
  ...documentAttack(
    "filters on relations of relations",
    () =>
      `{ agreements(where: ${nest(3, "{ parties: { some: { company: { agreements: { some: { agreement: ", '{ name: { contains: "a" } }', " } } } } } }")}) { totalCount } }`,
  ),
  ...documentAttack(
    "filters that every entry must match",
    () =>
      `{ companies(where: ${nest(3, "{ agreements: { every: { agreement: { parties: { every: { company: ", '{ name: { contains: "a" } }', " } } } } } }")}) { totalCount } }`,
  ),
  ...documentAttack(
    "nested durations",
    () =>
      `{ agreements(where: ${nest(30, "{ and: [", '{ announcedOn: { within: "P100Y" } }', "] }")}) { totalCount } b: agreements(where: { announcedOn: { within: "P999999999999Y" } }) { totalCount } }`,
  ),
  ...documentAttack(
    "a part of 100,000 characters",
    () => `{ companies(where: { name: { contains: "${"ab".repeat(50_000)}" } }) { totalCount } }`,
  ),
  ...documentAttack(
    "5,000 values in a list",
    () =>
      `{ companies(where: { slug: { in: ${quoted(Array.from({ length: 4900 }, (_, i) => `x${i}`))} } }) { totalCount } }`,
  ),
  ...documentAttack(
    "100 filtered counts",
    () =>
      `{ ${repeat(100, (i) => `a${i}: agreements(where: { summary: { contains: "x${i}" }, parties: { some: { company: { name: { contains: "a" } } } } }) { totalCount }`)} }`,
  ),
  ...documentAttack(
    "a search for 1,000 words",
    () => `{ search(query: "${repeat(1000, (i) => `word${i}`)}") { totalCount } }`,
  ),
  ...documentAttack(
    "a search for 100 words with typos",
    () => `{ search(query: "${repeat(100, (i) => `sanfoi${i}`)}") { totalCount countsByType { count } } }`,
  ),
  ...documentAttack(
    "searches for one letter",
    () =>
      `{ ${repeat(100, (i) => `a${i}: search(query: "${String.fromCharCode(97 + (i % 26))}", first: 100) { totalCount nodes { id } }`)} }`,
  ),
  ...documentAttack(
    "200 searches with typos",
    () => `{ ${repeat(200, (i) => `a${i}: search(query: "radiolgand${i} sanfoi novarits") { totalCount }`)} }`,
  ),
  ...documentAttack(
    "a search for 100,000 characters",
    () => `{ search(query: "${"a".repeat(100_000)}") { totalCount } }`,
  ),
  ...documentAttack(
    "100 names",
    () =>
      `{ resolveNames(names: ${quoted(Array.from({ length: 100 }, (_, i) => `Sanofi Aventis Radiopharma ${i}`))}) { match candidates { id } } }`,
  ),
  ...documentAttack(
    "100 names in 20 aliases",
    () =>
      `{ ${repeat(20, (n) => `a${n}: resolveNames(names: ${quoted(Array.from({ length: 100 }, (_, i) => `Sanofy ${n} Aventiss ${i}`))}) { match candidates { id } }`)} }`,
  ),
  ...documentAttack(
    "10,000 names",
    () => `{ resolveNames(names: ${quoted(Array.from({ length: 9900 }, (_, i) => `x${i}`))}) { match } }`,
  ),
  ...documentAttack(
    "100 aliased statistics",
    () =>
      `{ ${repeat(100, (i) => `a${i}: agreementStats(currency: EUR) { groups(by: [MODALITY, YEAR], first: ${100 - (i % 10)}) { nodes { count total { sum median lowerQuartile } upfront { sum } } } }`)} }`,
  ),
  ...documentAttack(
    "100 statistics with different filters",
    () =>
      `{ ${repeat(100, (i) => `a${i}: agreementStats(where: { announcedOn: { gte: "${1990 + (i % 30)}" } }) { groups(by: [COMPANY, ROLE]) { nodes { count keys { node { id } } } } }`)} }`,
  ),
  ...documentAttack(
    "20 neighborhoods of 500 nodes",
    () =>
      `{ ${repeat(20, (i) => `a${i}: neighborhood(of: ["${hubs[i % 3]}"], depth: 3, limit: ${500 - (i % 5)}) { nodes { id name } edges { kind subject { id } object { id } label claims(first: 5) { id } } truncated }`)} }`,
  ),
  ...documentAttack(
    "a neighborhood of 1,000 nodes",
    () => `{ neighborhood(of: ${quoted(Array(1000).fill(hubs[0]))}, depth: 3, limit: 500) { truncated } }`,
  ),
  ...documentAttack(
    "50 paths between hubs",
    () =>
      `{ ${repeat(50, (i) => `a${i}: paths(fromId: "${hubs[0]}", toId: "${idOf("Company", i % 2 === 0 ? "novartis" : "orano-med")}", maxLength: ${6 - (i % 2)}, first: 10) { truncated paths { __typename } }`)} }`,
  ),
  ...documentAttack(
    "paths to nodes that do not exist",
    () =>
      `{ ${repeat(20, (i) => `a${i}: paths(fromId: "${hubs[0]}", toId: "${idOf("Company", `x${i}`)}", maxLength: 6) { truncated }`)} }`,
  ),
  ...documentAttack(
    "numbers out of range",
    () =>
      `{ ${["first: 0", "first: -1", "first: 101", "first: 2147483648", "last: -2147483649", "first: 1, last: 1", "first: 1.5", 'first: "1"'].map((args, i) => `a${i}: companies(${args}) { totalCount }`).join(" ")} }`,
  ),
  ...documentAttack(
    "forged cursors",
    () =>
      `{ ${["", "x", "e30=", "bnVsbA==", Buffer.from('["a",{"b":1},null]').toString("base64url"), Buffer.from('{"__proto__":1}').toString("base64"), "\\u0000", "A".repeat(1000)].map((cursor, i) => `a${i}: companies(after: "${cursor}") { totalCount nodes { id } } b${i}: search(query: "a", after: "${cursor}") { nodes { id } }`).join(" ")} }`,
  ),
  ...documentAttack(
    "a cursor of 1,000,000 characters",
    () => `{ companies(after: "${Buffer.from(`["${"x".repeat(700_000)}"]`).toString("base64url")}") { nodes { id } } }`,
  ),
  ...selectionAttack(
    "all claims with all evidence",
    sanofi,
    () =>
      "claims(first: 100) { nodes { evidence { source { claims(first: 100) { nodes { evidence { source { title claims(first: 100) { nodes { id } } } } } } } } conflictsWith { conflictsWith { conflictsWith { id } } } } }",
  ),
  ...selectionAttack("neighbors of neighbors", sanofi, () =>
    nest(5, "neighbors(first: 100) { edges { label node { ... on Company { ", "name", " } } } }"),
  ),
  ...selectionAttack(
    "timelines of everything",
    sanofi,
    () =>
      "therapies(first: 100) { nodes { timeline(first: 100) { nodes { date entity { name provenance { sourceCount shown { id } } } claims(first: 100) { id evidence { statement } } } } } }",
  ),
  ...documentAttack(
    "pages of pages of pages",
    () =>
      `{ companies(first: 100) { nodes { therapies(first: 100) { nodes { companies(first: 100) { nodes { agreements(first: 100) { nodes { name } } } } } } } } }`,
  ),
  ...documentAttack(
    "all pages of all types",
    () =>
      `{ ${["companies", "agreements", "therapies", "indications", "drugTargets", "regulatoryEvents", "trials", "people"].map((field) => `${field}(first: 100) { nodes { name provenance { sourceCount shown { text evidence { statement source { title } } } } neighbors(first: 100) { edges { label node { name } } } } }`).join(" ")} }`,
  ),
  ...documentAttack(
    "the same list, in 100 aliases with 100 orders",
    () =>
      `{ ${repeat(100, (i) => `a${i}: companies(first: 100, orderBy: { field: NAME, direction: ${i % 2 === 0 ? "ASC" : "DESC"} }, where: { name: { contains: "${i % 10}" } }) { ${page} }`)} }`,
  ),
  ...documentAttack(
    "defer in 500 places",
    () => `{ companies(first: 100) { nodes { ${repeat(100, (i) => `... @defer(label: "d${i}") { a${i}: name }`)} } } }`,
  ),
  ...documentAttack("defer nested 100 deep", () => `{ ${nest(100, "... @defer { ", "__typename", " }")} }`),
  ...documentAttack(
    "streams of lists",
    () => `{ ${repeat(20, (i) => `a${i}: vocabularies { values @stream(initialCount: ${i}) { label } }`)} }`,
  ),
  ...documentAttack(
    "streams with counts out of range",
    () =>
      "{ a: vocabularies @stream(initialCount: -1) { name } b: vocabularies @stream(initialCount: 2147483648) { name } }",
  ),
];

/** Deferred and streamed parts, with clients that accept parts. */
export const incrementalAttacks: readonly Attack[] = ["multipart/mixed", "text/event-stream"].map((type) => ({
  name: `deferred and streamed parts as ${type}`,
  statuses: [...answered, 406],
  shots: () =>
    [
      `{ companies(first: 100) { nodes { ${repeat(50, (i) => `... @defer(label: "d${i}") { a${i}: agreements(first: 5) { nodes { name } } }`)} } } }`,
      `{ ${repeat(100, (i) => `a${i}: vocabularies @stream(initialCount: 0) { name values @stream(initialCount: 0) { label } }`)} }`,
      `{ ${nest(50, "... @defer { ", "companies { nodes { name } }", " }")} }`,
    ].map((query) => ({ http: graphqlCall(query, {}, { accept: type }) })),
}));
