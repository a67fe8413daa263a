import { type Attack, refused } from "./attack.ts";
import { documentAttack, selectionAttack } from "./form.ts";

/** `count` texts, one after another. */
export const repeat = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => text(index)).join(" ");

/** A text in itself, `depth` times. */
export const nest = (depth: number, open: string, inner: string, close: string): string =>
  open.repeat(depth) + inner + close.repeat(depth);

const sanofi = { type: "Company", slug: "sanofi" };
const doubling = (levels: number, field: string, type: string) =>
  `${repeat(levels, (i) => `fragment F${i} on ${type} { ${repeat(2, (side) => `a${side}: ${field.replace("…", `...F${i + 1}`)}`)} }`)} fragment F${levels} on ${type} { name }`;
const toAgreements = "agreements(first: 2) { nodes { parties { company { … } } } }";
const introspection =
  "__schema { types { name fields { name type { name } args { name type { name } } } inputFields { name } enumValues { name } possibleTypes { name } } }";
const typeOf = (depth: number) => nest(depth, "ofType { ", "name", " }");

/** Attacks by the shape of a document. */
export const documentAttacks: readonly Attack[] = [
  ...selectionAttack(
    "aliased fragments that double at each of eight levels",
    sanofi,
    () => "...F0",
    () => doubling(8, toAgreements, "Company"),
  ),
  ...selectionAttack(
    "aliased fragments that double at each of 30 levels",
    sanofi,
    () => "...F0",
    () => doubling(30, toAgreements, "Company"),
  ),
  ...selectionAttack("60 nested lists of agreements", sanofi, () =>
    nest(60, "agreements(first: 1) { nodes { parties { company { ", "name", " } } } }"),
  ),
  ...selectionAttack("six nested lists of 100", sanofi, () =>
    nest(6, "agreements(first: 100) { nodes { parties { company { ", "name", " } } } }"),
  ),
  ...selectionAttack("3,000 aliases of a name", sanofi, () => repeat(3000, (i) => `a${i}: name`)),
  ...selectionAttack("900 aliases of a list", sanofi, () =>
    repeat(900, (i) => `a${i}: claims(first: 1) { totalCount }`),
  ),
  ...documentAttack("10,000 aliases", () => `{ ${repeat(10_000, (i) => `a${i}: __typename`)} }`),
  ...documentAttack("1,400 aliases of a count", () => `{ ${repeat(1400, (i) => `a${i}: companies { totalCount }`)} }`),
  ...documentAttack(
    "selections nested 3,000 deep",
    () => `{ ${nest(3000, "companies { nodes { parents { ", "totalCount", " } } }")} }`,
  ),
  ...documentAttack("selections nested 200,000 deep", () => nest(200_000, "{a", "", "}")),
  ...documentAttack(
    "a chain of 500 fragments",
    () =>
      `{ company(slug: "sanofi") { ...F0 } } ${repeat(500, (i) => `fragment F${i} on Company { ...F${i + 1} }`)} fragment F500 on Company { name }`,
  ),
  ...documentAttack(
    "a cycle of 300 fragments",
    () =>
      `{ company(slug: "sanofi") { ...F0 } } ${repeat(300, (i) => `fragment F${i} on Company { ...F${(i + 1) % 300} }`)}`,
  ),
  ...documentAttack(
    "a fragment that contains itself",
    () => '{ company(slug: "sanofi") { ...F } } fragment F on Company { ...F name parents { nodes { ...F } } }',
  ),
  ...documentAttack(
    "one fragment spread 3,000 times",
    () => `{ company(slug: "sanofi") { ${"...F ".repeat(3000)} } } fragment F on Company { name slug id kind country }`,
  ),
  ...documentAttack(
    "1,000 unused fragments",
    () => `{ __typename } ${repeat(1000, (i) => `fragment F${i} on Company { name }`)}`,
  ),
  ...documentAttack(
    "inline fragments nested 1,000 deep",
    () => `{ ${nest(1000, "... on Query { ", "__typename", " }")} }`,
  ),
  ...documentAttack("a field repeated 9,000 times", () => `{ dataset { ${"name ".repeat(9000)} } }`),
  ...documentAttack("a list repeated 1,000 times", () => `{ ${"companies { nodes { name } } ".repeat(1000)} }`),
  ...documentAttack(
    "fields that have to be compared in pairs",
    () =>
      `{ ${repeat(300, () => `companies { nodes { ${repeat(3, (i) => `agreements { nodes { n${i}: name } }`)} } }`)} }`,
  ),
  ...documentAttack(
    "fragments that have to be compared in pairs",
    () =>
      `{ ${repeat(400, (i) => `...F${i}`)} } ${repeat(400, (i) => `fragment F${i} on Query { companies { nodes { ...G${i} } } } fragment G${i} on Company { name }`)}`,
  ),
  ...documentAttack(
    "fields in conflict",
    () => `{ ${repeat(900, (i) => `a: companies(first: ${i}) { totalCount }`)} }`,
  ),
  ...documentAttack("1,000 conditions on a field", () => `{ __typename ${"@include(if: true) ".repeat(1000)} }`),
  ...documentAttack(
    "700 fields with conditions",
    () => `{ ${repeat(700, (i) => `a${i}: __typename @include(if: true) @skip(if: false)`)} }`,
  ),
  ...documentAttack("1,000 unknown directives", () => `{ __typename ${repeat(1000, (i) => `@d${i}`)} }`),
  ...documentAttack("1,000 unused variables", () => `query (${repeat(1000, (i) => `$v${i}: Int`)}) { __typename }`),
  ...documentAttack(
    "550 variables of deep types",
    () => `query (${repeat(550, (i) => `$v${i}: [[[[[[Int]]]]]]`)}) { __typename }`,
    { statuses: refused },
  ),
  ...documentAttack(
    "800 undefined variables",
    () => `{ ${repeat(800, (i) => `a${i}: companies(first: $v${i}) { totalCount }`)} }`,
    { statuses: refused },
  ),
  ...documentAttack("a text of 1,000,000 characters", () => `{ company(slug: "${"x".repeat(1_000_000)}") { name } }`),
  ...documentAttack(
    "a block text of 100,000 lines",
    () => `{ company(slug: """${"\n  x".repeat(100_000)}""") { name } }`,
  ),
  ...documentAttack(
    "an integer of 100,000 digits",
    () => `{ companies(first: ${"9".repeat(100_000)}) { totalCount } }`,
  ),
  ...documentAttack(
    "a number with an exponent of 100,000 digits",
    () => `{ companies(first: 1e${"9".repeat(100_000)}) { totalCount } }`,
  ),
  ...documentAttack(
    "lists nested 4,000 deep as a value",
    () => `{ nodes(ids: ${nest(4000, "[", '"x"', "]")}) { id } }`,
  ),
  ...documentAttack(
    "objects nested 2,000 deep as a value",
    () => `{ companies(where: ${nest(2000, "{ not: ", '{ name: { eq: "x" } }', " }")}) { totalCount } }`,
  ),
  ...documentAttack(
    "letters outside the basic plane, unpaired surrogates and direction marks",
    () =>
      '{ company(slug: "😀\\uD800\u202Eé\uFEFF") { name } search(query: "\u{1F468}\u200D\u{1F469}\u200D\u{1F467}") { totalCount } }',
  ),
  ...documentAttack("a name in letters that look like others", () => "{ сompanies { totalCount } }", {
    statuses: refused,
  }),
  ...documentAttack("null bytes in the text", () => "{ __type\u0000name }", { statuses: refused }),
  ...documentAttack("byte order marks", () => `${"\uFEFF".repeat(10_000)}{ __typename }`),
  ...documentAttack("100,000 comments", () => `${"#\n".repeat(100_000)}{ __typename }`),
  ...documentAttack("1,000,000 commas", () => `{ ${",".repeat(1_000_000)} __typename }`),
  ...documentAttack("2,000 operations", () => repeat(2000, (i) => `query Q${i} { __typename }`), {
    rest: { operationName: "Q1999" },
  }),
  ...documentAttack("2,000 operations with one name", () => repeat(2000, () => "query Q { __typename }"), {
    rest: { operationName: "Q" },
    statuses: refused,
  }),
  ...documentAttack("several operations without a name", () => "{ __typename } { __typename }", { statuses: refused }),
  ...documentAttack("an operation name that does not exist", () => "query Q { __typename }", {
    rest: { operationName: "x".repeat(100_000) },
    statuses: refused,
  }),
  ...documentAttack("an operation name that is not a text", () => "query Q { __typename }", {
    rest: { operationName: { $ne: null } },
    statuses: refused,
  }),
  ...documentAttack(
    "definitions of types",
    () => `{ __typename } ${repeat(500, (i) => `type T${i} { a: Int }`)} extend type Query { a: Int }`,
    { statuses: refused },
  ),
  ...documentAttack("a mutation", () => "mutation { __typename }", { statuses: [...refused, 200] }),
  ...documentAttack("a subscription", () => "subscription { __typename }", { statuses: [...refused, 200] }),
  ...documentAttack("an empty document", () => "", { statuses: refused }),
  ...documentAttack("a document of white space", () => " \n".repeat(500_000), { statuses: refused }),
  ...documentAttack("170 repeated introspections", () => `{ ${repeat(170, (i) => `a${i}: ${introspection}`)} }`),
  ...documentAttack("50 repeated introspections", () => `{ ${repeat(50, (i) => `a${i}: ${introspection}`)} }`, {
    times: 3,
    parallel: 3,
  }),
  ...documentAttack(
    "nested introspection",
    () => `{ __schema { types { ${nest(8, "fields { type { ", "name", " } }")} } } }`,
  ),
  ...documentAttack(
    "introspection of types of types",
    () => `{ __schema { types { fields { type { ${typeOf(200)} } } } } }`,
  ),
  ...documentAttack(
    "1,000 types by name",
    () =>
      `{ ${repeat(400, (i) => `a${i}: __type(name: "Company") { fields { name type { name fields { name } } } }`)} }`,
  ),
  ...documentAttack(
    "types in cycles",
    () => `{ __type(name: "Company") { ${nest(20, "possibleTypes { interfaces { ", "name", " } }")} } }`,
  ),
  ...documentAttack("9,000 names of types", () => `{ ${"__typename ".repeat(9000)} }`),
];
