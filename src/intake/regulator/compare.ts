import { isBefore } from "../../domain/partial-date.ts";
import type { RecordedEvent, RecordedFacts } from "./recorded.ts";
import type { Names, RegulatorRow, RegulatorTable } from "./table.ts";

/** A fact of a record that differs from the regulator's row. */
export interface Disagreement {
  /** The file and line of the fact. */
  place: string;
  slug: string;
  field: string;
  recorded: string;
  source: string;
  row: string;
  stated: string;
}

export interface Comparison {
  /** How many facts have a row. */
  compared: number;
  /** How many facts differ from a row whose value the record keeps as a claim. */
  kept: number;
  disagreements: Disagreement[];
}

interface Match {
  keys: readonly string[];
  rows: readonly RegulatorRow[];
}

/**
 * Compares the dates and application numbers of regulatory events with the rows of a dataset. The row of an event is the one that its
 * evidence cites, or that of its application number, or those of products with a name of its therapy. A row that the record keeps as a
 * claim is not a disagreement. Sponsors are not compared: the datasets name the present holder, and records the one at the time.
 */
export function compareWith(
  table: RegulatorTable,
  { events, names }: Pick<RecordedFacts, "events" | "names">,
): Comparison {
  const comparison: Comparison = { compared: 0, kept: 0, disagreements: [] };
  const first = firstEvents(events);
  const keysByName = new Map<string, string[]>();
  for (const [key, row] of table.rows) {
    for (const name of row.names.keys()) keysByName.getOrInsertComputed(name, () => []).push(key);
  }
  for (const event of events.filter(({ agency }) => table.agencies.includes(agency))) {
    const own = names.get(event.therapy ?? "") ?? new Map();
    const numbered = matchOf(table, numberOf(event));
    if (numbered) compareNumber(comparison, table, event, numbered, own);

    if (event.date === undefined || !isDated(table, event, first)) continue;
    const cited = event.rows.find(({ source, key }) => source === table.source && table.rows.has(key));
    const isNamed = event.kind === "DESIGNATION_GRANTED" || first.has(event);
    const byName = isNamed ? [...own.keys()].flatMap((name) => keysByName.get(name) ?? []) : [];
    const match = matchOf(table, cited?.key) ?? numbered ?? matchOf(table, ...byName);
    if (match) compareDate(comparison, table, event, event.date, match);
  }
  return comparison;
}

function matchOf({ rows }: RegulatorTable, ...keys: readonly (string | undefined)[]): Match | undefined {
  const known = [...new Set(keys)].flatMap((key) => {
    const row = key === undefined ? undefined : rows.get(key);
    return key === undefined || row === undefined ? [] : [{ key, row }];
  });
  return known.length === 0 ? undefined : { keys: known.map(({ key }) => key), rows: known.map(({ row }) => row) };
}

/** The key of an application number: the digits of those of the FDA, and the whole number of those of the EMA. */
function numberOf({ applicationNumber, agency }: RecordedEvent): string | undefined {
  if (applicationNumber === undefined || agency !== "FDA") return applicationNumber;
  return /^(?:NDA|BLA|ANDA) ?(\d{6})$/.exec(applicationNumber)?.[1];
}

/** Whether the dataset dates events such as this one. */
function isDated(table: RegulatorTable, event: RecordedEvent, first: ReadonlySet<RecordedEvent>): boolean {
  if (event.kind === "DESIGNATION_GRANTED" && event.designation !== "ORPHAN") return false;
  if (table.since !== undefined && event.date !== undefined && isBefore(event.date, table.since)) return false;
  return !table.isFirstOnly || first.has(event);
}

/** The first event of each kind, by agency and therapy: an approval of a further use does not have a day in all datasets. */
function firstEvents(events: readonly RecordedEvent[]): Set<RecordedEvent> {
  const first = new Map<string, RecordedEvent>();
  for (const event of events) {
    if (event.date === undefined) continue;
    const key = [event.agency, event.kind, event.therapy].join(" ");
    const other = first.get(key)?.date;
    if (other === undefined || event.date < other) first.set(key, event);
  }
  return new Set(first.values());
}

function compareDate(
  comparison: Comparison,
  { source }: RegulatorTable,
  event: RecordedEvent,
  recorded: string,
  { keys, rows }: Match,
): void {
  const days = [...new Set(rows.flatMap((row) => [...(row.days.get(event.kind) ?? [])]))].sort();
  if (days.length === 0) return;
  comparison.compared++;
  // A recorded date may have the precision of a month or a year.
  if (days.some((day) => day.startsWith(recorded))) return;
  if (days.some((day) => event.otherDates.includes(day))) return void comparison.kept++;
  const { slug } = event;
  const fact = { place: event.placeOf("date"), slug, field: "date", recorded, source };
  comparison.disagreements.push({ ...fact, row: keys.join(", "), stated: days.join(" or ") });
}

function compareNumber(
  comparison: Comparison,
  { source }: RegulatorTable,
  event: RecordedEvent,
  { keys, rows }: Match,
  own: Names,
): void {
  const products: Names = new Map(rows.flatMap((row) => [...row.names]));
  if (products.size === 0 || own.size === 0) return;
  comparison.compared++;
  if (products.keys().some((product) => own.has(product))) return;
  const { slug, applicationNumber: recorded = "" } = event;
  const field = "applicationNumber";
  const fact = { place: event.placeOf(field), slug, field, recorded: `${recorded} (${[...own.values()][0]})`, source };
  comparison.disagreements.push({ ...fact, row: keys.join(", "), stated: [...products.values()].join(" or ") });
}
