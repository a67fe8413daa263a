import { daysBetween } from "../../../domain/partial-date.ts";
import type { ClaimStatus } from "../../../domain/vocabulary/evidence.ts";
import type { CheckedRecords } from "../../../intake/records/load.ts";
import type { StoredRow } from "../../../store/write/change-set.ts";
import { hostOf } from "../address.ts";
import { listPageReason } from "./list-page.ts";

/** A source of the records, and the facts that rest on it. */
export interface ListedSource {
  slug: string;
  title: string;
  kind: string;
  url: string | null;
  /** The host of the address without "www.". Null if the source has no address. */
  host: string | null;
  publishedOn: string | null;
  retrievedOn: string | null;
  /** Days since the source was retrieved. Null if no record says when. */
  age: number | null;
  /** How many facts cite the source, in claims of any status. */
  facts: number;
  /** How many facts that the graph shows cite no other source. */
  alone: number;
  /** Why the address is one of a search or list page. Null if it shows no sign of it. */
  listPage: string | null;
  /** The file and line of the record. */
  at: string;
}

/** Statuses of claims whose statement the graph shows. */
const shown: ReadonlySet<ClaimStatus> = new Set(["ACCEPTED", "DISPUTED"]);

/**
 * The sources of a folder of records.
 * @param today YYYY-MM-DD
 */
export function listedSources({ nodes, places }: CheckedRecords, today: string): ListedSource[] {
  const facts = new Map<string, Set<string>>();
  const shownBy = new Map<string, Set<string>>();
  for (const { claims } of nodes) {
    for (const { fact, status, evidence } of claims) {
      for (const { source_id } of evidence) {
        facts.getOrInsertComputed(source_id, () => new Set()).add(fact);
        if (shown.has(status)) shownBy.getOrInsertComputed(fact, () => new Set()).add(source_id);
      }
    }
  }
  const alone = new Map<string, number>();
  for (const sources of shownBy.values()) {
    const [first] = sources;
    if (first !== undefined && sources.size === 1) alone.set(first, (alone.get(first) ?? 0) + 1);
  }

  return nodes
    .filter(({ type }) => type === "Source")
    .map(({ slug, row, owned }) => {
      const url = textOf(row["url"]);
      const retrievedOn = textOf(row["retrieved_on"]);
      // A source states its exchange rates itself, without claims.
      const rates = owned["reference_rate"]?.length ?? 0;
      return {
        slug,
        title: textOf(row["title"]) ?? "",
        kind: textOf(row["kind"]) ?? "",
        url,
        host: hostOf(url),
        publishedOn: textOf(row["published_on"]),
        retrievedOn,
        age: retrievedOn === null ? null : daysBetween(retrievedOn, today),
        facts: (facts.get(slug)?.size ?? 0) + rates,
        alone: (alone.get(slug) ?? 0) + rates,
        listPage: url === null ? null : listPageReason(url),
        at: places.textOf("Source", slug),
      };
    });
}

function textOf(value: StoredRow[string] | undefined): string | null {
  return typeof value === "string" ? value : null;
}
