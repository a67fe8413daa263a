import { readForCurators } from "../read.ts";
import { type TextColumn, textTable } from "../text-table.ts";
import { type ListedSource, listedSources } from "./listed-source.ts";

export const sourceOrders = ["host", "age", "facts"] as const;

export interface SourcesOptions {
  data: string;
  sort: (typeof sourceOrders)[number];
  host?: string;
  listPages?: boolean;
  hosts?: boolean;
  json?: boolean;
}

/** `npm run curate -- sources`: prints the sources by host, with their age and how many facts rest on them. */
export async function sources(options: SourcesOptions): Promise<void> {
  const records = await readForCurators(options.data, "leave out");
  const all = listedSources(records, new Date().toISOString().slice(0, 10));
  const wanted = options.host?.toLowerCase().replace(/^www\./, "");
  const found = all
    .filter(({ host }) => wanted === undefined || host === wanted)
    .filter(({ listPage }) => !options.listPages || listPage !== null)
    .sort((a, b) => comparisons[options.sort](a, b) || byHost(a, b) || (a.slug < b.slug ? -1 : 1));
  const hosts = hostsOf(found);

  if (options.json) {
    process.stdout.write(`${JSON.stringify(options.hosts ? hosts : found, null, 2)}\n`);
    return;
  }
  process.stdout.write(options.hosts ? textTable(hosts, hostColumns) : textTable(found, sourceColumns));
  const listPages = found.filter(({ listPage }) => listPage !== null);
  if (!options.hosts && !options.listPages && listPages.length > 0) {
    process.stdout.write(
      "\nAddresses of search and list pages, whose content changes. Cite a page of its own instead:\n",
    );
    process.stdout.write(textTable(listPages, listPageColumns));
  }
  process.stdout.write(
    `\n${counted(found.length, "source")} at ${counted(hosts.length, "host")}, ${listPages.length} with the address of a search or list page.\n`,
  );
}

type Comparison = (a: ListedSource, b: ListedSource) => number;

const byHost: Comparison = (a, b) => {
  const [one, other] = [a.host ?? "\uffff", b.host ?? "\uffff"];
  return one === other ? (b.age ?? -1) - (a.age ?? -1) : one < other ? -1 : 1;
};

const comparisons: Readonly<Record<SourcesOptions["sort"], Comparison>> = {
  host: byHost,
  age: (a, b) => (b.age ?? -1) - (a.age ?? -1),
  facts: (a, b) => b.facts - a.facts,
};

interface Host {
  host: string | null;
  sources: number;
  facts: number;
  alone: number;
  /** The day on which the source that was retrieved first was retrieved. */
  oldest: string | null;
  listPages: number;
}

/** A line for each host, in the order of the first source of each. A fact that cites two sources of a host counts twice. */
function hostsOf(found: readonly ListedSource[]): Host[] {
  return [...Map.groupBy(found, ({ host }) => host)].map(([host, own]) => ({
    host,
    sources: own.length,
    facts: own.reduce((sum, { facts }) => sum + facts, 0),
    alone: own.reduce((sum, { alone }) => sum + alone, 0),
    oldest: own.flatMap(({ retrievedOn }) => retrievedOn ?? []).sort()[0] ?? null,
    listPages: own.filter(({ listPage }) => listPage !== null).length,
  }));
}

const hostColumns: readonly TextColumn<Host>[] = [
  { head: "host", text: ({ host }) => host ?? "(no address)" },
  { head: "sources", text: (row) => String(row.sources), isNumber: true },
  { head: "facts", text: ({ facts }) => String(facts), isNumber: true },
  { head: "alone", text: ({ alone }) => String(alone), isNumber: true },
  { head: "list pages", text: ({ listPages }) => String(listPages), isNumber: true },
  { head: "retrieved first", text: ({ oldest }) => oldest ?? "" },
];

const sourceColumns: readonly TextColumn<ListedSource>[] = [
  { head: "host", text: ({ host }) => host ?? "(no address)" },
  { head: "source", text: ({ slug }) => slug },
  { head: "published", text: ({ publishedOn }) => publishedOn ?? "" },
  { head: "retrieved", text: ({ retrievedOn }) => retrievedOn ?? "" },
  { head: "days", text: ({ age }) => (age === null ? "" : String(age)), isNumber: true },
  { head: "facts", text: ({ facts }) => String(facts), isNumber: true },
  { head: "alone", text: ({ alone }) => String(alone), isNumber: true },
];

const listPageColumns: readonly TextColumn<ListedSource>[] = [
  { head: "at", text: ({ at }) => at },
  { head: "source", text: ({ slug }) => slug },
  { head: "facts", text: ({ facts }) => String(facts), isNumber: true },
  { head: "reason", text: ({ listPage }) => listPage ?? "" },
  { head: "address", text: ({ url }) => url ?? "" },
];

function counted(count: number, what: string): string {
  return `${count.toLocaleString("en-US")} ${what}${count === 1 ? "" : "s"}`;
}
