/** An amount in the currency of its terms. */
export interface Amount {
  amount: string;
  currency: string;
}

/** What statistics ask of an agreement. */
export interface AgreementFigure {
  id: string;
  announcedOn: string | null;
  upfront: Amount | null;
  total: Amount | null;
}

/** A value by which agreements are grouped; null where no source says. */
type Value = string | null;

/** Dimensions read off one list stand side by side: a company, and the role of that very party. */
const lists = {
  itself: ["YEAR", "QUARTER"],
  kinds: ["KIND"],
  covered: ["MODALITY", "STAGE_AT_SIGNING"],
  areas: ["THERAPEUTIC_AREA"],
  parties: ["COMPANY", "ROLE", "COUNTRY"],
} as const;

type Lists = typeof lists;
export type AgreementList = Exclude<keyof Lists, "itself">;
export type AgreementDimension = Lists[keyof Lists][number];
export const agreementDimensions: readonly AgreementDimension[] = Object.values(lists).flat();

/** A group of agreements, each once, and the values they share, in the order of the dimensions. */
export interface AgreementGroup {
  values: readonly Value[];
  members: AgreementFigure[];
}

/** One dimension: its values, and for each agreement, by its place, the places of its own among them. */
interface Column {
  list: string;
  values: Value[];
  own: number[][];
}

/** The figures of agreements, laid out by dimension, so that any of them are grouped without looking at text. */
export class AgreementFigures {
  readonly #figures: readonly AgreementFigure[];
  readonly #places: ReadonlyMap<string, number>;
  readonly #columns: Record<AgreementDimension, Column>;

  /**
   * @param listed by list, its entries: the agreement, then a value for each dimension of the list. The first entry decides
   * whether an agreement has any: one without is in the group of those of which no source says.
   */
  constructor(
    figures: readonly AgreementFigure[],
    listed: Record<AgreementList, readonly (readonly [string, ...Value[]])[]>,
  ) {
    this.#figures = figures;
    this.#places = new Map(figures.map(({ id }, place) => [id, place]));
    const itself = figures.map(({ id, announcedOn: on }) => [id, on?.slice(0, 4) ?? null, quarterOf(on)] as const);
    const columns = Object.entries(lists).flatMap(([list, names]) => {
      const entries = list === "itself" ? itself : listed[list as AgreementList];
      const places = entries.map(([id]) => this.#places.get(id) ?? -1);
      return names.map((name, index) => {
        const column = entries.map((entry) => entry[index + 1] ?? null);
        return [name, this.#columnOf(list, places, column)] as const;
      });
    });
    this.#columns = Object.fromEntries(columns) as Record<AgreementDimension, Column>;
  }

  #columnOf(list: string, places: readonly number[], entries: readonly Value[]): Column {
    const values: Value[] = [];
    const known = new Map<Value, number>();
    const codeOf = (value: Value) => {
      let code = known.get(value);
      if (code === undefined) {
        code = values.push(value) - 1;
        known.set(value, code);
      }
      return code;
    };
    const own: number[][] = this.#figures.map(() => []);
    for (const [index, place] of places.entries()) own[place]?.push(codeOf(entries[index] ?? null));
    for (const codes of own) if (codes.length === 0) codes.push(codeOf(null));
    return { list, values, own };
  }

  /**
   * The largest groups of agreements by one or two dimensions, most first; equals by their values, what no source says last.
   * An agreement with several values stands in several groups.
   * @param slugs the agreements to group; null: all of them
   */
  groups(slugs: readonly string[] | null, by: readonly AgreementDimension[], most: number): AgreementGroup[] {
    const [first, second] = by.map((name) => this.#columns[name]);
    if (!first) return [];
    const places = slugs
      ? slugs.map((slug) => this.#places.get(slug)).filter((place) => place !== undefined)
      : this.#figures.keys();
    const codes = [...places].map((place) => [place, codesOf(place, first, second)] as const);

    const counts = new Map<number, number>();
    for (const [, own] of codes) for (const code of own) counts.set(code, (counts.get(code) ?? 0) + 1);
    // Most groups are small and never shown: only those that may be are put in order, and only those shown get members.
    const least = [...counts.values()].sort((a, b) => b - a)[most - 1] ?? 0;
    const text = (values: readonly Value[]) => values.map((value) => value ?? "\u{10ffff}").join("\u0000");
    const shown = [...counts]
      .filter(([, count]) => count >= least)
      .map(([code, count]) => ({
        code,
        count,
        values: valuesOf(code, first, second),
        members: [] as AgreementFigure[],
      }))
      .sort((a, b) => b.count - a.count || (text(a.values) < text(b.values) ? -1 : 1))
      .slice(0, most);
    const groups = new Map(shown.map((group) => [group.code, group]));
    for (const [place, own] of codes) {
      for (const code of own) groups.get(code)?.members.push(this.#figures[place] as AgreementFigure);
    }
    return shown.map(({ values, members }) => ({ values, members }));
  }
}

/** The groups of one agreement, each once, as numbers: the place of the first value times the width of the second, plus its. */
function codesOf(place: number, first: Column, second: Column | undefined): number[] {
  const own = first.own[place] ?? [];
  if (!second) return [...new Set(own)];
  const others = second.own[place] ?? [];
  const width = second.values.length;
  const codes =
    first.list === second.list
      ? own.map((a, index) => a * width + (others[index] ?? 0))
      : own.flatMap((a) => others.map((b) => a * width + b));
  return [...new Set(codes)];
}

function valuesOf(code: number, first: Column, second: Column | undefined): Value[] {
  if (!second) return [first.values[code] ?? null];
  const width = second.values.length;
  return [first.values[Math.floor(code / width)] ?? null, second.values[code % width] ?? null];
}

/** "2024-Q3"; null for a date that is coarser than a month, or none. */
function quarterOf(date: string | null): string | null {
  if (date === null || date.length < 7) return null;
  return `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
}
