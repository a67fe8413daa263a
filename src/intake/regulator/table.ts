import { bareNameOf } from "../../domain/name/name.ts";
import type { RegulatoryEventKind } from "../../domain/vocabulary/regulatory.ts";

/** A file of a regulator that is missing or malformed, in one line. */
export class RegulatorError extends Error {}

/** What a regulator's dataset states about one application, designation or product. */
export interface RegulatorRow {
  /** Names of the product. */
  names: Names;
  /** The days of events (YYYY-MM-DD) by their kind. */
  days: Map<string, Set<string>>;
}

/** Names as they are written, by their normal form (see `bareNameOf`). */
export type Names = Map<string, string>;

/** A regulator's dataset, reduced to what records state. */
export interface RegulatorTable {
  /** The slug of the source that records cite. */
  source: string;
  /** The agencies of the events, by which records of other agencies are left out. */
  agencies: readonly string[];
  /** Whether the dataset dates only the first event of a kind of each product. */
  isFirstOnly: boolean;
  /** The first day of which the dataset has events (YYYY-MM-DD), if it has none of products from before. */
  since?: string;
  /** Rows by the key that records cite. */
  rows: Map<string, RegulatorRow>;
}

/** What a register states about one identifier. */
export interface RegisterEntry {
  names: Names;
  /** Identifiers of other systems for the same thing, by the field of records that states them. */
  matches: Map<string, Set<string>>;
}

/** A register of identifiers, reduced to what records state. */
export interface IdentifierRegister {
  /** The slug of the source that records cite. */
  source: string;
  /** The field of records that states an identifier of the register. */
  field: string;
  entries: Map<string, RegisterEntry>;
}

/** The entry of an identifier, which is added if it is new. */
export function entryOf({ entries }: IdentifierRegister, id: string): RegisterEntry {
  return entries.getOrInsertComputed(id, () => ({ names: new Map(), matches: new Map() }));
}

/** The row of a key, which is added if it is new. */
export function rowOf({ rows }: RegulatorTable, key: string): RegulatorRow {
  return rows.getOrInsertComputed(key, () => ({ names: new Map(), days: new Map() }));
}

/** Adds a name, unless a spelling of it is known. */
export function addName(names: Names, text: string): void {
  const bare = bareNameOf(text);
  if (bare !== "" && !names.has(bare)) names.set(bare, text.replaceAll(/\s+/g, " ").trim());
}

export function addDay(row: RegulatorRow, kind: RegulatoryEventKind, day: string | null): void {
  if (day !== null) row.days.getOrInsertComputed(kind, () => new Set()).add(day);
}

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** Biological products have been licensed since then. */
const firstYear = 1941;

/**
 * The day of a cell such as "2-Dec-87". Two digits of a year stand for one from 1941 to 2040. Null if the cell is empty.
 * @throws {RegulatorError} if it is not a day
 */
export function dayOfShortYear(text: string, place: string): string | null {
  if (text.trim() === "") return null;
  const [, day = "", month = "", digits = ""] = /^(\d{1,2})-([A-Za-z]{3})-(\d{2})$/.exec(text.trim()) ?? [];
  const year = Number(digits) + (Number(digits) < firstYear % 100 ? 2000 : 1900);
  const number = months.indexOf(month.toLowerCase()) + 1;
  return dayOf(`${year}-${String(number).padStart(2, "0")}-${day.padStart(2, "0")}`, place, "day first");
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
