import { type CountedType, dimensionsOf } from "../../src/model/derived/dimension.ts";
import { type Lists, valuesBy } from "./plain/statistics.ts";

/** A group of statistics, as the API shows it. */
export interface Shown {
  count: number;
  keys: { value: string | null }[];
}

const sequenceOf = (type: CountedType) => (name: string) => {
  const vocabulary = dimensionsOf(type).find((each) => each.name === name)?.vocabulary;
  return vocabulary?.ordered ? Object.keys(vocabulary.terms) : [];
};

/** Equal groups are in the sequence of stages and phases or in the order of their texts, those without a value last. */
export function largestFirst<Group extends Shown>(type: CountedType, by: readonly string[], groups: readonly Group[]) {
  const words = by.map(sequenceOf(type));
  const text = ({ keys }: Group) =>
    keys
      .map(({ value }, index) => {
        if (value === null) return "\u{10ffff}";
        const place = words[index]?.indexOf(value) ?? -1;
        return place < 0 ? value : String.fromCodePoint(place + 1);
      })
      .join("\u0000");
  return [...groups].sort((a, b) => b.count - a.count || (text(a) < text(b) ? -1 : 1));
}

/** One dimension, and every pair of different ones in one of their orders. */
export const combinations = (names: readonly string[]): { by: string[]; name: string }[] =>
  names
    .flatMap((a, at) => [[a], ...names.slice(at + 1).map((b, index) => (index % 2 === 0 ? [a, b] : [b, a]))])
    .map((by) => ({ by, name: by.join(" and ") }));

/** The dimensions of a type without bands of amounts. */
export const namesOf = (type: CountedType) =>
  dimensionsOf(type).flatMap(({ name, measure }) => (measure === null ? [name] : []));

/** The members of each group, by the values that they share. */
export function groupsBy<Member extends { slug: string }>(
  lists: ReadonlyMap<string, Lists>,
  by: readonly string[],
  members: readonly Member[],
): Map<string, Member[]> {
  const groups = new Map<string, Set<Member>>();
  for (const member of members)
    for (const values of valuesBy(lists.get(member.slug) ?? {}, by)) {
      const text = JSON.stringify(values);
      groups.set(text, (groups.get(text) ?? new Set()).add(member));
    }
  return new Map([...groups].map(([key, group]) => [key, [...group]]));
}

/** The values of a group, as `groupsBy` writes them. */
export const keyOf = ({ keys }: Shown) => JSON.stringify(keys.map(({ value }) => value));
