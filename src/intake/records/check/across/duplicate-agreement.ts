import { daysOfPartialDate } from "../../../../domain/partial-date.ts";
import { relationOf } from "../../../../model/derived/relation.ts";
import type { NodeChange } from "../../../../store/write/change-set.ts";
import type { NodePlaces } from "./node-place.ts";

/** How many days apart the announcements of one agreement may be reported. */
const maxDays = 30;

interface Announced {
  slug: string;
  /** The day of the announcement, in days. */
  day: number;
  /** Therapies and kinds. */
  subjects: ReadonlySet<string>;
  related: ReadonlySet<string>;
}

const parties = relationOf("Agreement", "parties");
const therapies = relationOf("Agreement", "therapies");
const related = relationOf("Agreement", "relatedAgreements");

/**
 * One agreement has one record. Two agreements of the same parties that were announced within a month and have a therapy or a kind in
 * common are taken for one, unless a record says how they are related.
 */
export function checkDuplicateAgreements(nodes: readonly NodeChange[], places: NodePlaces): void {
  const byParties = Map.groupBy(
    nodes.filter(({ type }) => type === "Agreement"),
    ({ owned }) => [...new Set(farOf(owned, parties))].sort().join(" "),
  );
  for (const group of byParties.values()) {
    const announced = group.flatMap(announcedOf).sort((a, b) => a.day - b.day || (a.slug < b.slug ? -1 : 1));
    for (const [index, one] of announced.entries()) {
      const before = sameBefore(announced, index);
      if (before)
        places.problem(
          "Agreement",
          one.slug,
          ["slug"],
          () =>
            `The agreement has the parties of "${before.slug}" (${places.textOf("Agreement", before.slug)}), was announced within ${maxDays} days of it, and has a therapy or kind in common. Merge the two records, or state in \`relatedAgreements\` how they are related.`,
        );
    }
  }
}

/** The last agreement before one, in the order of their days, that may be the same. */
function sameBefore(announced: readonly Announced[], index: number): Announced | undefined {
  const one = announced[index];
  for (let at = index - 1; one && at >= 0; at--) {
    const other = announced[at];
    if (!other || one.day - other.day > maxDays) return undefined;
    if (isSame(one, other)) return other;
  }
  return undefined;
}

function isSame(one: Announced, other: Announced): boolean {
  return !one.related.has(other.slug) && !other.related.has(one.slug) && !one.subjects.isDisjointFrom(other.subjects);
}

/** An agreement whose day of announcement is known. */
function announcedOf({ slug, row, owned }: NodeChange): Announced[] {
  const date = row["announced_on"];
  if (typeof date !== "string" || date.length < 10) return [];
  const kinds: unknown = JSON.parse(String(row["kinds_json"]));
  return [
    {
      slug,
      day: Date.parse(daysOfPartialDate(date).first) / 86_400_000,
      subjects: new Set([...farOf(owned, therapies), ...(Array.isArray(kinds) ? kinds.map(String) : [])]),
      related: new Set(farOf(owned, related)),
    },
  ];
}

function farOf(owned: NodeChange["owned"], { table, far }: { table: string; far: string }): string[] {
  return (owned[table] ?? []).map((row) => String(row[far]));
}
