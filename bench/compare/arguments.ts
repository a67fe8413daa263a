import { DatabaseSync } from "node:sqlite";
import { cursorOf } from "../../src/domain/cursor.ts";
import { defaultOrderOf } from "../../src/store/query/order.ts";
import { positionOf } from "../../src/store/query/page.ts";

/**
 * Argument lists for the questions, made from the store with a seed, so that each run asks the same. Those for the warm-up read the
 * same nodes as the others, but ask for something else.
 */
export interface Arguments {
  warm: Pick<Arguments, "lookups" | "pages" | "entities">;
  lookups: { slug: string; withKind: boolean; withCountry: boolean; withFounded: boolean }[];
  ranges: { from: string; to: string }[];
  pages: { after: string; before: string }[];
  names: { query: string }[];
  entities: { type: EntityType; slug: string }[][];
  years: { from: string; to: string }[];
}

export type EntityType = "Company" | "Agreement" | "Therapy";

const poolSize = 40_000;
const lookedUpCompanies = 20_000;
/** The size of a page. Pages start early enough that all are full. */
const pageSize = 20;

/** A day has about five agreements, so that every fourth page has the agreements of the others too. */
const warmEvery = 4;
const entitiesPerRequest = 100;

/** Reads the arguments from the file of a store. */
export function argumentsFrom(file: string): Arguments {
  const store = new DatabaseSync(file, { readOnly: true });
  const random = seededRandom(20_260_101);
  const shuffled = <Value>(values: readonly Value[]): Value[] => {
    const list = [...values];
    for (let index = list.length - 1; index > 0; index--) {
      const other = Math.floor(random() * (index + 1));
      [list[index], list[other]] = [list[other] as Value, list[index] as Value];
    }
    return list;
  };
  const column = (query: string): string[] =>
    store
      .prepare(query)
      .all()
      .map((row) => String(Object.values(row)[0]));
  const times = <Value>(make: () => Value): Value[] => Array.from({ length: poolSize }, make);
  // The first of a month and of a year are left out, because a bound there also covers dates without a day.
  const dayOf = (days: number) => {
    const date = new Date(Date.UTC(1996, 0, 1) + days * 86_400_000);
    return date.toISOString().slice(0, 10).replace(/-01$/, "-02");
  };
  const rangeOf = (least: number, most: number) => {
    const start = Math.floor(random() * 27 * 365);
    return { from: dayOf(start), to: dayOf(start + least + Math.floor(random() * (most - least))) };
  };

  const companies = shuffled(column("select id from company where id like 'syn-%' order by id"));
  const agreements = column("select id from agreement order by id");
  const therapies = column("select id from therapy order by id");
  const one = (): { type: EntityType; slug: string } => {
    const choice = random();
    const [type, slugs] =
      choice < 0.4
        ? (["Company", companies] as const)
        : choice < 0.7
          ? (["Agreement", agreements] as const)
          : (["Therapy", therapies] as const);
    return { type, slug: slugs[Math.floor(random() * slugs.length)] ?? "" };
  };
  const order = defaultOrderOf("Agreement");
  const lastOfDays = store
    .prepare(
      `select announced_on, max(id) as id from agreement where length(announced_on) = 10
       group by announced_on order by announced_on`,
    )
    .all();

  const pages = lastOfDays.slice(2 * pageSize).map((row) => ({
    after: cursorOf(positionOf(order, row)),
    before: String(row["announced_on"]),
  }));
  const lookupsWith = (fields: number) =>
    companies.slice(0, lookedUpCompanies).map((slug) => ({
      slug,
      withKind: (fields & 1) === 0,
      withCountry: (fields & 2) === 0,
      withFounded: (fields & 4) === 0,
    }));
  const nodes = [
    ...companies.map((slug) => ({ type: "Company" as const, slug })),
    ...agreements.map((slug) => ({ type: "Agreement" as const, slug })),
    ...therapies.map((slug) => ({ type: "Therapy" as const, slug })),
  ];

  const made: Arguments = {
    warm: {
      lookups: lookupsWith(0),
      pages: pages.filter((_, index) => index % warmEvery === 0),
      entities: Array.from({ length: Math.ceil(nodes.length / entitiesPerRequest) }, (_, index) =>
        nodes.slice(index * entitiesPerRequest, (index + 1) * entitiesPerRequest),
      ),
    },
    // Each company is asked for once with each choice of fields, so that no request is repeated for a long time.
    lookups: Array.from({ length: 7 }, (_, fields) => lookupsWith(fields + 1)).flat(),
    ranges: times(() => rangeOf(30, 400)),
    pages: shuffled(pages.filter((_, index) => index % warmEvery !== 0)),
    names: shuffled(column("select name from therapy where id like 'syn-%' union select name from company order by 1"))
      .slice(0, poolSize)
      .map((query) => ({ query })),
    entities: Array.from({ length: 8_000 }, () => {
      const found = new Map<string, { type: EntityType; slug: string }>();
      while (found.size < entitiesPerRequest) {
        const entity = one();
        found.set(`${entity.type}:${entity.slug}`, entity);
      }
      return [...found.values()];
    }),
    years: times(() => rangeOf(300, 1200)),
  };
  store.close();
  return made;
}

/** Numbers from 0 to 1, the same ones for the same seed [xorshift32]. */
export function seededRandom(seed: number): () => number {
  let state = seed | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4_294_967_296;
  };
}
