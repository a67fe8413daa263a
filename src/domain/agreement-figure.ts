/** What statistics need of an agreement. */
export interface AgreementFigure {
  id: string;
  announcedOn: string | null;
  /** False if the agreement ended before it took effect, so that nothing was paid. */
  tookEffect: boolean;
}

/** A value of a dimension. Null if no source gives one. */
type Value = string | null;

/**
 * The dimensions by the list that their values come from. Two dimensions of the same list are paired entry by entry, so that a
 * company is grouped only with its own role.
 */
const dimensionsByList = {
  itself: ["YEAR", "QUARTER"],
  kinds: ["KIND"],
  covered: ["MODALITY", "STAGE_AT_SIGNING"],
  areas: ["THERAPEUTIC_AREA"],
  parties: ["COMPANY", "COMPANY_GROUP", "ROLE", "COUNTRY"],
} as const;

type Lists = typeof dimensionsByList;
type AgreementList = Exclude<keyof Lists, "itself">;
export type AgreementDimension = Lists[keyof Lists][number];
export const agreementDimensions: readonly AgreementDimension[] = Object.values(dimensionsByList).flat();

/** A group of agreements, each once. `values` are the values they share, in the order of the requested dimensions. */
export interface AgreementGroup {
  values: readonly Value[];
  members: AgreementFigure[];
}

/** One dimension. `indexes` holds, for each agreement by its own index, the indexes of its values in `values`. */
interface Column {
  list: string;
  values: Value[];
  indexes: number[][];
}

type Columns = Record<AgreementDimension, Column>;

/** Numbers values in the order in which they are met. */
class Numbering {
  readonly values: Value[] = [];
  readonly #known = new Map<Value, number>();

  indexOf(value: Value): number {
    let index = this.#known.get(value);
    if (index === undefined) {
      index = this.values.push(value) - 1;
      this.#known.set(value, index);
    }
    return index;
  }
}

/** What an agreement needs: its figure with its texts, and its place in the index. */
const bytesPerFigure = 200;

/** What an agreement needs in each dimension: a list of one or two indexes. */
const bytesPerEntry = 64;

/** The figures of agreements by dimension. Grouping compares the indexes of values, which is faster than comparing texts. */
export class AgreementFigures {
  readonly #figures: readonly AgreementFigure[];
  readonly #indexBySlug: ReadonlyMap<string, number>;
  readonly #columns: Columns;

  private constructor(figures: readonly AgreementFigure[], columns: Columns) {
    this.#figures = figures;
    this.#indexBySlug = new Map(figures.map(({ id }, index) => [id, index]));
    this.#columns = columns;
  }

  /**
   * @param listed entries by list: the slug of an agreement, followed by a value for each dimension of the list. An agreement
   * without an entry has the value null. The group of a party is that company itself until `withGroups` is called.
   */
  static of(
    figures: readonly AgreementFigure[],
    listed: Record<AgreementList, readonly (readonly [string, ...Value[]])[]>,
  ): AgreementFigures {
    const indexBySlug = new Map(figures.map(({ id }, index) => [id, index]));
    const itself = figures.map(({ id, announcedOn: on }) => [id, on?.slice(0, 4) ?? null, quarterOf(on)] as const);
    const columns = Object.entries(dimensionsByList).flatMap(([list, names]) => {
      const entries = list === "itself" ? itself : listed[list as AgreementList];
      return names.map((name, place) => {
        const numbering = new Numbering();
        const indexes: number[][] = figures.map(() => []);
        for (const entry of entries)
          indexes[indexBySlug.get(entry[0]) ?? -1]?.push(numbering.indexOf(entry[place + 1] ?? null));
        for (const own of indexes) if (own.length === 0) own.push(numbering.indexOf(null));
        return [name, { list, values: numbering.values, indexes }] as const;
      });
    });
    return new AgreementFigures(figures, Object.fromEntries(columns) as Columns);
  }

  /** The approximate size in memory, in bytes. */
  get bytes(): number {
    const columns = Object.values(this.#columns);
    return this.#figures.length * (bytesPerFigure + columns.length * bytesPerEntry);
  }

  /**
   * The same figures with other groups of companies. A party in several groups is an entry for each of them.
   * @param groups the groups of companies that are in others than their own
   */
  withGroups(groups: ReadonlyMap<string, readonly string[]>): AgreementFigures {
    const { COMPANY, ROLE, COUNTRY } = this.#columns;
    const numbering = new Numbering();
    const groupsOf = COMPANY.values.map((company): readonly Value[] => groups.get(company ?? "") ?? [company]);
    const indexes = COMPANY.indexes.map((own) =>
      own.flatMap((company) => (groupsOf[company] ?? []).map((group) => numbering.indexOf(group))),
    );
    const repeated = (column: Column): Column => ({
      ...column,
      indexes: column.indexes.map((own, agreement) =>
        own.flatMap((value, place) => {
          const company = COMPANY.indexes[agreement]?.[place] ?? 0;
          return (groupsOf[company] ?? []).map(() => value);
        }),
      ),
    });
    return new AgreementFigures(this.#figures, {
      ...this.#columns,
      COMPANY: repeated(COMPANY),
      COMPANY_GROUP: { list: COMPANY.list, values: numbering.values, indexes },
      ROLE: repeated(ROLE),
      COUNTRY: repeated(COUNTRY),
    });
  }

  /**
   * The largest groups of agreements by one or two dimensions, largest first. Groups of equal size are ordered by their values,
   * null last. An agreement with several values is in several groups.
   * @param slugs the agreements to group; null for all
   */
  groups(slugs: readonly string[] | null, by: readonly AgreementDimension[], maxGroups: number): AgreementGroup[] {
    const [first, second] = by.map((name) => this.#columns[name]);
    if (!first) return [];
    const entries = new GroupEntries(first, second);
    if (slugs) for (const slug of slugs) entries.add(this.#indexBySlug.get(slug));
    else for (const index of this.#figures.keys()) entries.add(index);

    const counts = new Map<number, number>();
    for (const code of entries.codes) counts.set(code, (counts.get(code) ?? 0) + 1);
    // Most groups are too small to be returned, so only the candidates are sorted, and only returned groups collect members.
    const minCount = [...counts.values()].sort((a, b) => b - a)[maxGroups - 1] ?? 0;
    const text = (values: readonly Value[]) => values.map((value) => value ?? "\u{10ffff}").join("\u0000");
    const largest = [...counts]
      .filter(([, count]) => count >= minCount)
      .map(([code, count]) => ({
        code,
        count,
        values: entries.valuesOf(code),
        members: [] as AgreementFigure[],
      }))
      .sort((a, b) => b.count - a.count || (text(a.values) < text(b.values) ? -1 : 1))
      .slice(0, maxGroups);
    const groups = new Map(largest.map((group) => [group.code, group]));
    for (const [index, code] of entries.codes.entries()) {
      groups.get(code)?.members.push(this.#figures[entries.agreements[index] ?? -1] as AgreementFigure);
    }
    return largest.map(({ values, members }) => ({ values, members }));
  }
}

/** The members of groups. Each entry pairs the index of an agreement in `agreements` with the number of a group in `codes`. */
class GroupEntries {
  readonly agreements: number[] = [];
  readonly codes: number[] = [];
  readonly #first: Column;
  readonly #second: Column;

  constructor(first: Column, second: Column | undefined) {
    this.#first = first;
    this.#second = second ?? { list: "", values: [null], indexes: [] };
  }

  /** Adds an agreement to each of its groups, once. */
  add(agreement: number | undefined): void {
    if (agreement === undefined) return;
    const own = this.#first.indexes[agreement] ?? [];
    const others = this.#second.indexes[agreement] ?? [0];
    const isPaired = this.#first.list === this.#second.list;
    const start = this.codes.length;
    for (let index = 0; index < own.length; index++) {
      for (let other = isPaired ? index : 0; other < (isPaired ? index + 1 : others.length); other++) {
        const code = (own[index] ?? 0) * this.#second.values.length + (others[other] ?? 0);
        if (this.codes.indexOf(code, start) >= 0) continue;
        this.codes.push(code);
        this.agreements.push(agreement);
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

/** The quarter of a date, for example "2024-Q3". Null if the date is null or has no month. */
function quarterOf(date: string | null): string | null {
  if (date === null || date.length < 7) return null;
  return `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
}
