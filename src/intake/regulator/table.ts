import type { RegulatoryEventKind } from "../../domain/vocabulary/regulatory.ts";

/** A file of a regulator that is missing or malformed, in one line. */
export class RegulatorError extends Error {}

/** What a regulator's dataset states about one application, designation or product. */
export interface RegulatorRow {
  /** Names of the product, in lowercase. */
  names: Set<string>;
  /** The days of events (YYYY-MM-DD) by their kind. */
  days: Map<string, Set<string>>;
}

/** A regulator's dataset, reduced to what records state. */
export interface RegulatorTable {
  /** The slug of the source that records cite. */
  source: string;
  /** The agencies of the events, by which records of other agencies are left out. */
  agencies: readonly string[];
  /** Whether the dataset dates only the first event of a kind of each product. */
  isFirstOnly: boolean;
  /** Rows by the key that records cite. */
  rows: Map<string, RegulatorRow>;
}

/** The row of a key, which is added if it is new. */
export function rowOf({ rows }: RegulatorTable, key: string): RegulatorRow {
  return rows.getOrInsertComputed(key, () => ({ names: new Set(), days: new Map() }));
}

export function addName(row: RegulatorRow, name: string): void {
  const text = nameOf(name);
  if (text !== "") row.names.add(text);
}

export function addDay(row: RegulatorRow, kind: RegulatoryEventKind, day: string | null): void {
  if (day !== null) row.days.getOrInsertComputed(kind, () => new Set()).add(day);
}

/** A name as it is compared: in lowercase, without trademark signs and repeated space. */
export function nameOf(text: string): string {
  return text.replaceAll(/[™®]/g, "").replaceAll(/\s+/g, " ").trim().toLowerCase();
}

/** Serial number 0. Spreadsheets count 29 February 1900, so this is right from 1 March 1900. */
const firstSerialDay = Date.UTC(1899, 11, 30);

/** The order of dates with slashes: that of the EMA, and that of the FDA. */
export type DateOrder = "day first" | "month first";

/**
 * The day of a cell: YYYY-MM-DD with or without a time, a date with slashes, or the serial number of a spreadsheet. Null if it is empty.
 * @throws {RegulatorError} if it is not a day
 */
export function dayOf(text: string, place: string, order: DateOrder): string | null {
  const cell = text.trim();
  if (cell === "") return null;
  const iso = /^(\d{4}-\d{2}-\d{2})( |T|$)/.exec(cell)?.[1];
  const [, first, second, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})( |$)/.exec(cell) ?? [];
  const [day = "", month = ""] = order === "day first" ? [first, second] : [second, first];
  const stated = iso ?? (year === undefined ? "" : `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
  if (isDay(stated)) return stated;
  if (/^\d{5}(\.\d+)?$/.test(cell))
    return new Date(firstSerialDay + Math.floor(Number(cell)) * 86_400_000).toISOString().slice(0, 10);
  throw new RegulatorError(`${place}: ${JSON.stringify(cell)} is not a date. Download the file again.`);
}

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
