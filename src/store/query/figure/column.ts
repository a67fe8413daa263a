import { bandsBetween, defaultBounds, openBand } from "../../../domain/value/band.ts";
import { minorUnitsAround } from "../../../domain/value/minor-unit.ts";
import {
  type CountedType,
  countedTypes,
  type DimensionShape,
  dimensionOf,
  dimensionsOf,
} from "../../../model/derived/dimension.ts";
import type { Bands, Value } from "../../../model/derived/dimension-filter.ts";
import { normalText } from "../../engine/sqlite/functions.ts";
import { keptInput } from "../../kept/kept-input.ts";
import type { Store } from "../../open.ts";
import { ultimateParentSlugs } from "../graph/ownership.ts";
import { amountsIn, disclosure } from "./amount.ts";
import { rowsOfDimension, rowsOfEntries, type ValueRow, valueName } from "./dimension-rows.ts";
import { type Population, populationOf } from "./population.ts";

/** The values of all nodes of a type in one dimension, or in two dimensions of one list, entry by entry. */
export interface Column {
  /** The values, each once: a value for each dimension. */
  readonly values: readonly (readonly Value[])[];
  /** The indexes in `values` of what a node has, each once, are in `codes` from `starts[node]` to `starts[node + 1]`. */
  readonly starts: Int32Array;
  readonly codes: Int32Array;
}

/** What columns depend on besides their dimensions. */
export interface ColumnRequest {
  type: CountedType;
  /** The day on which ownership is evaluated, YYYY-MM-DD. */
  today: string;
  bands: Bands;
}

const maxColumns = 300;
const bytesPerValue = 100;

/** What identifies a column: only what its values depend on. */
interface ColumnKey {
  type: CountedType;
  names: readonly string[];
  today?: string;
  bands?: Bands;
}

function keyOf({ type, today, bands }: ColumnRequest, names: readonly string[]): string {
  const derivations = names.map((name) => dimensionOf(type, name).derivation);
  const key: ColumnKey = { type, names };
  if (derivations.includes("GROUP")) key.today = today;
  if (derivations.includes("BAND")) key.bands = { currency: bands.currency, bounds: bands.bounds };
  return JSON.stringify(key);
}

/** The bands of requests that name none, in the currency that most requests use. */
const usualBands: Bands = { currency: "USD", bounds: defaultBounds };

const columns = keptInput({
  name: "dimension_columns",
  maxKeys: maxColumns,
  // Those of groups depend on the day.
  warm: countedTypes.flatMap((type) =>
    dimensionsOf(type).flatMap(({ name, derivation }) =>
      derivation === "GROUP" ? [] : [keyOf({ type, today: "", bands: usualBands }, [name])],
    ),
  ),
  read: (store, key) => {
    const { type, names, today = "", bands = usualBands } = JSON.parse(key) as ColumnKey;
    return newColumn(
      store,
      { type, today, bands },
      names.map((name) => dimensionOf(type, name)),
    );
  },
  bytes: ({ values, starts, codes }) => starts.byteLength + codes.byteLength + values.length * bytesPerValue,
});

/** The column of a dimension, or of two dimensions of one list. */
export function columnOf(store: Store, request: ColumnRequest, names: readonly string[]): Promise<Column> {
  return columns(store, keyOf(request, names));
}

async function newColumn(store: Store, request: ColumnRequest, shapes: readonly DimensionShape[]): Promise<Column> {
  const population = await populationOf(store, request.type);
  const [first, second] = shapes;
  if (!first) throw new Error("a column has at least one dimension");
  if (first.measure !== null) return bandColumn(store, first.measure, request.bands);
  const { rows } = await (second ? rowsOfEntries(first, second) : rowsOfDimension(first)).execute(store);
  const entries = new Entries(population);
  for (const row of rows) entries.add(row, shapes.length);
  const expansions: ((value: string) => readonly string[])[] = [];
  for (const [index, { derivation, field }] of shapes.entries()) {
    if (derivation === "GROUP") {
      const groups = await groupsOn(store, request.today);
      expansions[index] = (value) => groups.get(value) ?? [value];
    } else if (field?.type === "text") {
      const texts = representatives(entries.valuesAt(index), field.isCode === true);
      expansions[index] = (value) => [texts.get(value) ?? value];
    }
  }
  return expansions.length === 0 ? entries.column() : entries.column((values) => expanded(values, expansions));
}

/** What values stand for: every combination of what each of them stands for. */
function expanded(
  values: readonly Value[],
  expansions: readonly (((value: string) => readonly string[]) | undefined)[],
): readonly (readonly Value[])[] {
  return values.reduce<readonly (readonly Value[])[]>(
    (tuples, value, index) => {
      const own: readonly Value[] = value === null ? [null] : (expansions[index]?.(value) ?? [value]);
      return tuples.flatMap((tuple) => own.map((each) => [...tuple, each]));
    },
    [[]],
  );
}

/** For each text, the first of those that filters do not tell apart: codes that differ in case, and other texts with the same normal form. */
function representatives(texts: readonly string[], areCodes: boolean): ReadonlyMap<string, string> {
  const firsts = new Map<string, string>();
  const formOf = (text: string) => (areCodes ? "" : normalText(text)) || text.toLowerCase();
  for (const text of texts.toSorted()) firsts.getOrInsert(formOf(text), text);
  return new Map(texts.map((text) => [text, firsts.get(formOf(text)) ?? text]));
}

/** The groups of the companies that are in others than their own, on a day. */
const groupsOn = keptInput({ name: "company_groups", warm: null, read: ultimateParentSlugs });

/** Rows of values, from which a column is built. */
class Entries {
  readonly #population: Population;
  readonly #values: (readonly Value[])[] = [];
  readonly #codes = new Map<string, number>();
  readonly #nodes: number[] = [];
  readonly #codesOfNodes: number[] = [];

  constructor(population: Population) {
    this.#population = population;
  }

  add(row: ValueRow, width: number): void {
    const first = textOf(row[valueName(0)]);
    const code = this.#codeOf(width > 1 ? [first, textOf(row[valueName(1)])] : [first]);
    for (const number of row.nodes.split(" ")) {
      const node = (this.#population.numberOfRow[Number(number)] ?? 0) - 1;
      if (node < 0) continue;
      this.#nodes.push(node);
      this.#codesOfNodes.push(code);
    }
  }

  #codeOf(values: readonly Value[]): number {
    const [first = null] = values;
    const key = values.length === 1 ? (first ?? "") : JSON.stringify(values);
    const known = this.#codes.get(key);
    if (known !== undefined) return known;
    const code = this.#values.push(values) - 1;
    this.#codes.set(key, code);
    return code;
  }

  /** The values of the dimension at an index, each once. */
  valuesAt(index: number): string[] {
    return [...new Set(this.#values.flatMap((values) => values[index] ?? []))];
  }

  /** @param expanded what values stand for, if they are not themselves values of the column */
  column(expanded?: (values: readonly Value[]) => readonly (readonly Value[])[]): Column {
    if (!expanded)
      return columnFrom(this.#population.size, this.#values, this.#nodes, (index) => this.#codesOfNodes[index]);
    const others = new Entries(this.#population);
    const codes = this.#values.map((values) => expanded(values).map((each) => others.#codeOf(each)));
    const nodes: number[] = [];
    const codesOfNodes: number[] = [];
    for (const [index, node] of this.#nodes.entries())
      for (const code of codes[this.#codesOfNodes[index] ?? -1] ?? []) {
        nodes.push(node);
        codesOfNodes.push(code);
      }
    return columnFrom(this.#population.size, others.#values, nodes, (index) => codesOfNodes[index]);
  }
}

const textOf = (value: string | number | null | undefined): Value =>
  value === null || value === undefined ? null : String(value);

/** Sorts entries by node, and leaves out those that a node has already. */
function columnFrom(
  size: number,
  values: readonly (readonly Value[])[],
  nodes: readonly number[],
  codeOf: (index: number) => number | undefined,
): Column {
  const ends = new Int32Array(size + 1);
  for (const node of nodes) ends[node + 1] = (ends[node + 1] ?? 0) + 1;
  for (let node = 0; node < size; node++) ends[node + 1] = (ends[node + 1] ?? 0) + (ends[node] ?? 0);
  const next = ends.slice();
  const sorted = new Int32Array(nodes.length);
  for (let index = 0; index < nodes.length; index++) {
    const node = nodes[index] ?? 0;
    const place = next[node] ?? 0;
    next[node] = place + 1;
    sorted[place] = codeOf(index) ?? 0;
  }
  const starts = new Int32Array(size + 1);
  const codes = new Int32Array(nodes.length);
  let length = 0;
  for (let node = 0; node < size; node++) {
    const start = length;
    for (let place = ends[node] ?? 0; place < (ends[node + 1] ?? 0); place++) {
      const code = sorted[place] ?? 0;
      let isNew = true;
      for (let other = start; other < length && isNew; other++) isNew = codes[other] !== code;
      if (isNew) codes[length++] = code;
    }
    starts[node + 1] = length;
  }
  return { values, starts, codes: codes.slice(0, length) };
}

/** The bands of amounts. They contain the same agreements as the filters that select them. */
async function bandColumn(store: Store, measure: "upfront" | "total", { currency, bounds }: Bands): Promise<Column> {
  const { [measure]: amounts } = await amountsIn(store, currency);
  const starting = bounds.map((bound) => minorUnitsAround(bound, currency).ceil);
  const names = [...bandsBetween(bounds).map(({ name }) => name), openBand];
  const size = amounts.disclosed.length;
  const starts = new Int32Array(size + 1);
  const codes = new Int32Array(size);
  let length = 0;
  for (let node = 0; node < size; node++) {
    const disclosed = amounts.disclosed[node];
    if (disclosed !== disclosure.none) {
      const amount = (disclosed === disclosure.closed ? amounts.max[node] : amounts.min[node]) ?? 0n;
      const band = starting.filter((start) => start <= amount).length;
      codes[length++] = disclosed === disclosure.closed || band === starting.length ? band : names.length - 1;
    }
    starts[node + 1] = length;
  }
  return { values: names.map((name) => [name]), starts, codes: codes.slice(0, length) };
}
