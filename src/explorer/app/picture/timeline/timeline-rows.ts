import type { EntityType, TimelineEntriesFragment } from "../../graph/documents.ts";
import { predicateText } from "../../text/predicate-text.ts";

export type Entry = TimelineEntriesFragment["nodes"][number];

/** A date on a row, as the period that its precision allows. */
export interface Mark {
  entry: Entry;
  from: Date;
  to: Date;
  isPrecise: boolean;
}

/** A line of a timeline: the dates of one entity, or one date of the entity that the timeline is about. */
export interface TimelineRow {
  label: string;
  type: EntityType;
  marks: Mark[];
  /** Whether the time between the first and the last mark is a period, such as a trial. */
  isPeriod: boolean;
}

function markOf(entry: Entry): Mark {
  const { date } = entry;
  const [year = 0, month, day] = date.split("-").map(Number);
  if (day !== undefined) return { entry, from: new Date(date), to: new Date(date), isPrecise: true };
  const from = new Date(Date.UTC(year, (month ?? 1) - 1));
  const to = new Date(Date.UTC(month === undefined ? year + 1 : year, month ?? 0) - 86_400_000);
  return { entry, from, to, isPrecise: false };
}

const hasPeriod = (entries: readonly Entry[]) =>
  entries.some(({ boundary }) => boundary !== null) ||
  entries.every(({ entity: { __typename } }) => __typename === "Trial");

/**
 * The rows of a timeline, in the order of their first dates.
 * @param textOf what a date means, by which the dates of the entity itself are told apart
 */
export function timelineRowsOf(id: string, entries: readonly Entry[], textOf: (entry: Entry) => string): TimelineRow[] {
  const keyOf = (entry: Entry) =>
    entry.entity.id === id && entry.boundary === null ? `${id} ${textOf(entry)}` : entry.entity.id;
  return [...Map.groupBy(entries, keyOf)].flatMap(([, group]) => {
    const [first] = group;
    if (first === undefined) return [];
    const isOwn = first.entity.id === id;
    return [
      {
        label: isOwn ? textOf(first) : first.entity.name,
        type: first.entity.__typename,
        marks: group.map(markOf),
        isPeriod: hasPeriod(group),
      },
    ];
  });
}

/** What a date means: "Started on", or "Owner, until". */
export function factText({ predicate, boundary }: Entry): string {
  const text = predicateText(predicate);
  if (boundary === null) return text;
  return `${text}, ${boundary === "START" ? "from" : "until"}`;
}
