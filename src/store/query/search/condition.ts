import type { SearchMatchKind } from "../../../domain/vocabulary/search.ts";
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
  /** The documents to which the condition applies: those of regulatory events and trials, or those of others. All if it is absent. */
  of?: "reports" | "others";
}

/** The conditions for the words of a query. */
export interface SearchConditions {
  /** Best first. */
  byKind: SearchCondition[];
  /** Whether the words are in names of the node and of related nodes. Null if the query has only one word. */
  related: IndexCondition | null;
  /** Whether the words are in the name of the node. */
  inName: IndexCondition;
  /** Whether the words are in names of the node. */
  named: IndexCondition;
  /** The condition that all matching documents fulfill. */
  any: IndexCondition;
}

const names: readonly OwnColumn[] = ["name", "other"];
const texts: readonly OwnColumn[] = [...names, "prose"];

/**
 * The conditions for the words of a query. Whole words come before beginnings of words. Regulatory events and trials whose names have
 * every word come after other entities whose names have.
 */
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
      ...(["others", "reports"] as const).flatMap((of): SearchCondition[] => [
        { kind: "NAME_START", condition: starts, better: [], of },
        { kind: "NAME_START", condition: begins, better: [starts], of },
        { kind: "NAME_WORDS", condition: inName, better: [begins], of },
        { kind: "NAME_WORDS", condition: beginsInName, better: [begins, inName], of },
        { kind: "OTHER_NAME_WORDS", condition: inNames, better: [begins, beginsInName], of },
        { kind: "OTHER_NAME_WORDS", condition: beginsInNames, better: [begins, beginsInName, inNames], of },
      ]),
      ...(related === null
        ? []
        : [{ kind: "RELATED_WORDS", condition: related, better: [begins, beginsInNames] } satisfies SearchCondition]),
      { kind: "TEXT_WORDS", condition: any, better: [begins, related ?? beginsInNames] },
    ],
    related,
    inName: beginsInName,
    named: beginsInNames,
    any,
  };
}
