import type { SearchMatchKind } from "../../../domain/vocabulary/search.ts";
import {
  both,
  hasAll,
  hasAny,
  type IndexCondition,
  startsWith,
  type WordGroup,
} from "../../engine/sqlite/text-search.ts";

/** A condition of the full-text index, and how well the documents match that fulfill it. */
export interface SearchCondition {
  kind: SearchMatchKind;
  condition: IndexCondition;
  /** Conditions of better matches that the same documents may fulfill. */
  better: IndexCondition[];
}

/** The conditions for the words of a query, best first. The last one includes all others. Whole words come before beginnings of words. */
export function conditionsOf(groups: readonly WordGroup[]): SearchCondition[] {
  const words = groups.flatMap((group) => group.words);
  const whole = groups.map(({ words, joined }) => ({
    words: words.map((each) => ({ ...each, isWhole: true })),
    joined,
  }));
  const likeliest = words.map(({ words: [word = ""] }) => word);
  const starts = startsWith(likeliest, true, "name");
  const begins = startsWith(likeliest, words.at(-1)?.isWhole === true, "name");
  const [inName, beginsInName] = [hasAll(whole, ["name"]), hasAll(groups, ["name"])];
  const [inNames, beginsInNames] = [hasAll(whole, ["name", "other"]), hasAll(groups, ["name", "other"])];
  const inRelated = both(hasAll(groups, ["name", "other", "near"]), hasAny(groups, ["name", "other"]));
  const anywhere = both(hasAll(groups, ["name", "other", "prose", "near"]), hasAny(groups, ["name", "other", "prose"]));
  const isSingle = words.length === 1;
  return [
    { kind: "NAME_START", condition: starts, better: [] },
    { kind: "NAME_START", condition: begins, better: [starts] },
    { kind: "NAME_WORDS", condition: inName, better: [begins] },
    { kind: "NAME_WORDS", condition: beginsInName, better: [begins, inName] },
    { kind: "OTHER_NAME_WORDS", condition: inNames, better: [begins, beginsInName] },
    { kind: "OTHER_NAME_WORDS", condition: beginsInNames, better: [begins, beginsInName, inNames] },
    ...(isSingle
      ? []
      : [{ kind: "RELATED_WORDS", condition: inRelated, better: [begins, beginsInNames] } satisfies SearchCondition]),
    {
      kind: "TEXT_WORDS",
      condition: isSingle ? hasAll(groups, ["name", "other", "prose"]) : anywhere,
      better: [begins, isSingle ? beginsInNames : inRelated],
    },
  ];
}
