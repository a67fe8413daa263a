import type { SearchMatchKind } from "../../../domain/vocabulary/search.ts";
import { type EntityType, entityTypes } from "../../../model/model.ts";
import {
  both,
  hasAll,
  hasAny,
  type IndexCondition,
  type OwnColumn,
  startsWith,
  type WordGroup,
} from "../../engine/sqlite/text-search.ts";

/** A condition of the full-text index, and how well the documents match that fulfill it. */
export interface SearchCondition {
  kind: SearchMatchKind;
  condition: IndexCondition;
  /** Conditions of better matches that the same documents may fulfill. */
  better: IndexCondition[];
  /** The types to whose documents the condition applies. All if it is absent. */
  types?: readonly EntityType[];
}

/** The conditions for the words of a query. */
export interface SearchConditions {
  /** Best first. */
  byKind: SearchCondition[];
  /** Whether the words are in names of the node and of related nodes. Null if the query has only one word. */
  related: IndexCondition | null;
  /** The condition that all matching documents fulfill. */
  any: IndexCondition;
}

const names: readonly OwnColumn[] = ["name", "other"];
const texts: readonly OwnColumn[] = [...names, "prose"];

/** Types that are about other entities, and that many results would have otherwise. They follow the others. */
const reports: readonly EntityType[] = ["RegulatoryEvent", "Trial"];
const subjects = entityTypes.filter((type) => !reports.includes(type));

/** The conditions for the words of a query. Whole words come before beginnings of words. */
export function conditionsOf(groups: readonly WordGroup[]): SearchConditions {
  const words = groups.flatMap((group) => group.words);
  const whole = groups.map(({ words, joined }) => ({
    words: words.map((each) => ({ ...each, isWhole: true })),
    joined,
  }));
  const likeliest = words.map(({ words: [word = ""] }) => word);
  const starts = startsWith(likeliest, true, "name");
  const begins = startsWith(likeliest, words.at(-1)?.isWhole === true, "name");
  const [inName, beginsInName] = [hasAll(whole, ["name"]), hasAll(groups, ["name"])];
  const [inNames, beginsInNames] = [hasAll(whole, names), hasAll(groups, names)];
  const isSingle = words.length === 1;
  const related = isSingle ? null : both(hasAll(groups, names, true), hasAny(groups, names));
  const any = isSingle ? hasAll(groups, texts) : both(hasAll(groups, texts, true), hasAny(groups, texts));
  return {
    byKind: [
      { kind: "NAME_START", condition: starts, better: [] },
      { kind: "NAME_START", condition: begins, better: [starts] },
      { kind: "NAME_WORDS", condition: inName, better: [begins] },
      { kind: "NAME_WORDS", condition: beginsInName, better: [begins, inName] },
      { kind: "OTHER_NAME_WORDS", condition: inNames, better: [begins, beginsInName] },
      { kind: "OTHER_NAME_WORDS", condition: beginsInNames, better: [begins, beginsInName, inNames] },
      ...(related === null
        ? []
        : [subjects, reports].map(
            (types): SearchCondition => ({
              kind: "RELATED_WORDS",
              condition: related,
              better: [begins, beginsInNames],
              types,
            }),
          )),
      { kind: "TEXT_WORDS", condition: any, better: [begins, related ?? beginsInNames] },
    ],
    related,
    any,
  };
}
