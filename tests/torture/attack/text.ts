import { type Attack, answered } from "./attack.ts";
import { documentAttack } from "./form.ts";

/** Texts that other programs, or parts of this one, may take for code or patterns. */
const texts: Readonly<Record<string, readonly string[]>> = {
  "SQL in every text": [
    "' or 1=1 --",
    '"; drop table company; --',
    "1; attach database '/tmp/x' as x",
    "' union select * from sqlite_schema --",
    "\\'; --",
    "%27",
  ],
  "operators of full-text search in every text": [
    '"',
    '"" OR *',
    "NEAR(a b, 999999)",
    "a AND NOT b",
    "name:x",
    "^a + b",
    "(((((((",
    "a* OR b* OR c*",
    "{a b}: c",
    "-a",
  ],
  "patterns of LIKE and GLOB in every text": [
    "%",
    "_",
    "%%%%%%%%%%%%",
    "%_%_%_%_%_%_%_%_",
    "[a-z]*",
    "*".repeat(500),
    `${"%a".repeat(2000)}`,
  ],
  "texts that make regular expressions slow": [
    `${"a".repeat(30_000)}!`,
    `${"(".repeat(5000)}`,
    ` ${"\t ".repeat(20_000)}x`,
    `${"P1Y".repeat(5000)}`,
    `${"1".repeat(20_000)}-`,
    "a-".repeat(20_000),
    "0".repeat(50_000),
    `${"é".repeat(10_000)}${"\u0301".repeat(10_000)}`,
  ],
  "numbers and dates that are none": [
    "NaN",
    "Infinity",
    "-0",
    "1e309",
    "0x10",
    "2024-02-30",
    "9999-99-99",
    "-2024",
    "P",
    "P-1Y",
    "PT1H",
    "P1Y2M3W4DT5H6M7S",
  ],
  "control characters in every text": [
    "\u0000",
    "\u001b[2J",
    "\r\nX-Injected: 1",
    "\u2028\u2029",
    "\uFFFE\uFFFF",
    "\u202E",
    "\b\f\v",
  ],
};

/** Every argument that takes a text, with one text. */
function everyArgument(text: string): string {
  const value = JSON.stringify(text);
  return `{
    a: company(slug: ${value}) { name } b: company(id: ${value}) { name } c: company(lei: ${value}) { name }
    d: company(cik: ${value}) { name } e: company(ticker: ${value}) { name } f: indication(mesh: ${value}) { name }
    g: therapy(unii: ${value}) { name } h: trial(nctId: ${value}) { name } i: node(id: ${value}) { id }
    j: search(query: ${value}) { totalCount nodes { id } } k: resolveNames(names: [${value}]) { match candidates { id } }
    l: companies(where: { name: { contains: ${value} } }) { totalCount }
    m: companies(where: { name: { startsWith: ${value} } }) { totalCount }
    n: companies(where: { name: { eq: ${value} }, slug: { in: [${value}] } }) { totalCount }
    o: companies(after: ${value}) { totalCount } p: companies(last: 1, before: ${value}) { totalCount }
    q: vocabularies(names: [${value}]) { name } r: paths(fromId: ${value}, toId: ${value}) { truncated }
    s: neighborhood(of: [${value}]) { truncated }
  }`;
}

/** Scalars whose literals are checked when the document is. */
function everyScalar(text: string): string {
  const value = JSON.stringify(text);
  return `{
    a: agreements(where: { announcedOn: { gte: ${value} } }) { totalCount }
    b: agreements(where: { announcedOn: { within: ${value} } }) { totalCount }
    c: agreements(where: { value: { total: { gte: ${value}, currency: USD } } }) { totalCount }
    d: agreementStats(currency: ${value}) { groups(by: [YEAR]) { nodes { count } } }
    f: agreementFacets(dimensions: [YEAR, TOTAL_BAND], currency: ${value}, bandBounds: [${value}]) { totalCount }
    e: companies(where: { country: { eq: ${value} } }) { totalCount }
  }`;
}

/** Attacks by the texts of arguments. */
export const textAttacks: readonly Attack[] = Object.entries(texts).flatMap(([name, values]) => {
  const forms = values.flatMap((text) => [
    documentAttack(name, () => everyArgument(text)),
    documentAttack(name, () => everyScalar(text)),
  ]);
  // One attack for the literals and one for the variables, with all texts.
  return [0, 1].flatMap((form) => {
    const own = forms.flatMap((each) => each[form] ?? []);
    const [first] = own;
    return first ? [{ ...first, statuses: answered, shots: () => own.flatMap((each) => [...each.shots()]) }] : [];
  });
});
