import { DatabaseSync } from "node:sqlite";
import { parseArgs } from "node:util";
import { seededRandom } from "./compare/arguments.ts";
import { fileOfScale, makeStore } from "./compare/graph-store.ts";
import { cpuSecondsOf } from "./compare/process-tree.ts";
import { stopAll } from "./compare/processes.ts";
import { startThis } from "./compare/servers.ts";

/** Times searches, facets and orders by amounts over HTTP, on the large graph. See README.md in this folder. */

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "4310" },
    queries: { type: "string", default: "300" },
    keep: { type: "boolean", default: false },
  },
});
const queries = Number(values.queries);
const file = fileOfScale(1);
if (!values.keep) await makeStore(1, (text) => console.error(text));

/** The time that readers have to compute what they keep, in milliseconds. */
const warmUpMs = 20_000;

const random = seededRandom(12);
const oneOf = <Value>(list: readonly Value[]): Value => list[Math.floor(random() * list.length)] as Value;

const server = await startThis("this server", file, Number(values.port));
console.log(
  "question".padEnd(56),
  "p50 ms".padStart(8),
  "p95 ms".padStart(8),
  "max ms".padStart(8),
  "CPU ms".padStart(8),
);
try {
  await firstTypo();
  await new Promise((resolve) => setTimeout(resolve, warmUpMs));
  const names = await namesInStore();
  const search = "query ($text: String!) { search(query: $text, first: 10) { nodes { name } edges { kind } } }";
  const texts = Array.from({ length: queries }, () => oneOf(names));
  await time(
    "search: a name",
    search,
    texts.map((text) => ({ text })),
  );
  await time(
    "search: two words of a name",
    search,
    texts.map((text) => ({ text: text.split(" ").slice(0, 2).join(" ") })),
  );
  await time(
    "search: a beginning of a word",
    search,
    texts.map((text) => ({ text: text.slice(0, 4) })),
  );
  await time(
    "search: a name with a typo",
    search,
    texts.map((text) => ({ text: transposed(text) })),
  );
  for (const text of ["pharma", "therapeutics", "cancer", "phase"]) await time(`search: "${text}"`, search, [{ text }]);

  const dimensions =
    "[YEAR, QUARTER, KIND, STATUS, ROLE, COMPANY, COUNTRY, MODALITY, INDICATION, THERAPEUTIC_AREA, STAGE_AT_SIGNING, TOTAL_BAND]";
  const facets = `query ($where: AgreementFilter) { agreementFacets(where: $where, dimensions: ${dimensions}) { dimension values(first: 10) { value count } } }`;
  const years = Array.from({ length: 20 }, (_, index) => ({ where: { announcedOn: { gte: String(2000 + index) } } }));
  await time("facets of 12 dimensions, no filter", facets, [{}]);
  await time("facets of 12 dimensions, filter not seen before", facets, years);
  await time("facets of 12 dimensions, filter seen before", facets, years);

  const order = `query ($where: AgreementFilter, $field: AgreementOrderField!, $after: String) {
    agreements(first: 20, after: $after, where: $where, orderBy: { field: $field, direction: DESC }) { nodes { slug } pageInfo { endCursor } } }`;
  for (const field of ["UPFRONT", "TOTAL"]) {
    await time(`order by ${field}, first page`, order, [{ field }]);
    await time(
      `order by ${field}, first page, filters`,
      order,
      years.map((year) => ({ ...year, field })),
    );
    await time(`order by ${field}, following pages`, order, await cursors(order, field));
  }
} finally {
  await stopAll();
}

async function ask(query: string, variables: object): Promise<Record<string, never>> {
  const response = await fetch(`http://127.0.0.1:${values.port}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data: Record<string, never>; errors?: { message: string }[] };
  if (errors?.[0]) throw new Error(errors[0].message);
  return data;
}

/** Sends requests one after the other, and prints how long they took. */
async function time(name: string, query: string, variables: readonly object[]): Promise<void> {
  const cpuBefore = cpuSecondsOf(server.pids) ?? 0;
  const times: number[] = [];
  for (const each of variables) {
    const start = performance.now();
    await ask(query, each);
    times.push(performance.now() - start);
  }
  const cpu = ((cpuSecondsOf(server.pids) ?? 0) - cpuBefore) / variables.length;
  times.sort((a, b) => a - b);
  const at = (share: number) => (times[Math.floor(share * (times.length - 1))] ?? 0).toFixed(1).padStart(8);
  console.log(name.padEnd(56), at(0.5), at(0.95), at(1), (cpu * 1000).toFixed(1).padStart(8));
}

/** The first typo that a server corrects, before its readers have computed anything. */
async function firstTypo(): Promise<void> {
  await time("search: the first typo after the start", '{ search(query: "pharmaecuticals") { nodes { name } } }', [{}]);
}

async function namesInStore(): Promise<string[]> {
  const database = new DatabaseSync(file, { readOnly: true });
  const rows = database
    .prepare("select name from company union all select name from therapy union all select name from agreement")
    .all();
  database.close();
  return rows.map(({ name }) => String(name));
}

/** The same text with two adjacent letters of its longest word in the other order. */
function transposed(text: string): string {
  const longest = text.split(" ").toSorted((a, b) => b.length - a.length)[0] ?? "";
  const place = 1 + Math.floor(random() * Math.max(1, longest.length - 2));
  const [first = "", second = ""] = [longest[place], longest[place + 1]];
  return text.replace(longest, longest.slice(0, place) + second + first + longest.slice(place + 2));
}

/** Variables of twenty pages that follow each other. */
async function cursors(query: string, field: string): Promise<object[]> {
  const variables: object[] = [];
  let after: string | null = null;
  for (let page = 0; page < 20; page++) {
    const data: Record<string, { pageInfo: { endCursor: string } }> = await ask(query, { field, after });
    after = data["agreements"]?.pageInfo.endCursor ?? null;
    variables.push({ field, after });
  }
  return variables;
}
