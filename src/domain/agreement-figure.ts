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
   * @param listed by list, its entries: the agreement, then a value for each dimension of the list. An agreement without an
   * entry is in the group of those of which no source says.
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
    const entries = new GroupEntries(first, second);
    if (slugs) for (const slug of slugs) entries.add(this.#places.get(slug));
    else for (const place of this.#figures.keys()) entries.add(place);

    const counts = new Map<number, number>();
    for (const code of entries.codes) counts.set(code, (counts.get(code) ?? 0) + 1);
    // Most groups are small and never shown: only those that may be are put in order, and only those shown get members.
    const least = [...counts.values()].sort((a, b) => b - a)[most - 1] ?? 0;
    const text = (values: readonly Value[]) => values.map((value) => value ?? "\u{10ffff}").join("\u0000");
    const shown = [...counts]
      .filter(([, count]) => count >= least)
      .map(([code, count]) => ({
        code,
        count,
        values: entries.valuesOf(code),
        members: [] as AgreementFigure[],
      }))
      .sort((a, b) => b.count - a.count || (text(a.values) < text(b.values) ? -1 : 1))
      .slice(0, most);
    const groups = new Map(shown.map((group) => [group.code, group]));
    for (const [index, code] of entries.codes.entries()) {
      groups.get(code)?.members.push(this.#figures[entries.places[index] ?? -1] as AgreementFigure);
    }
    return shown.map(({ values, members }) => ({ values, members }));
  }
}

/** Which agreement is in which group: two lists side by side, of agreements by place and of groups by number. */
class GroupEntries {
  readonly places: number[] = [];
  readonly codes: number[] = [];
  readonly #first: Column;
  readonly #second: Column;

  constructor(first: Column, second: Column | undefined) {
    this.#first = first;
    this.#second = second ?? { list: "", values: [null], own: [] };
  }

  /** Puts an agreement into each of its groups, once. */
  add(place: number | undefined): void {
    if (place === undefined) return;
    const own = this.#first.own[place] ?? [];
    const others = this.#second.own[place] ?? [0];
    const paired = this.#first.list === this.#second.list;
    const start = this.codes.length;
    for (let index = 0; index < own.length; index++) {
      for (let other = paired ? index : 0; other < (paired ? index + 1 : others.length); other++) {
        const code = (own[index] ?? 0) * this.#second.values.length + (others[other] ?? 0);
        if (this.codes.indexOf(code, start) >= 0) continue;
        this.codes.push(code);
        this.places.push(place);
      }
    }
  }

  /** The values that the members of a group share. */
  valuesOf(code: number): Value[] {
    const width = this.#second.values.length;
    const first = this.#first.values[Math.floor(code / width)] ?? null;
    return this.#second.list === "" ? [first] : [first, this.#second.values[code % width] ?? null];
  }
}

/** "2024-Q3"; null for a date that is coarser than a month, or none. */
function quarterOf(date: string | null): string | null {
  if (date === null || date.length < 7) return null;
  return `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
}
