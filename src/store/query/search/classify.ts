import { sql } from "kysely";
import { textFields } from "../../../model/derived/search-field.ts";
import { givenIds, type WordGroup, type WordMatch } from "../../engine/sqlite/text-search.ts";
import type { Store } from "../../open.ts";
import { firstReport } from "../../table/search-document.ts";
import type { SearchCondition } from "./condition.ts";

/** The normalized texts of a document. */
interface Texts {
  name: string[];
  /** The words of all names, the first one included. */
  names: string[];
}

/**
 * Divides documents among the kinds of matches as the conditions of these would. Reading the texts of few documents takes less time than
 * asking the index for each kind.
 * @param documents all documents that match, in ascending order
 * @param related those among them whose words are in names of the node and of related nodes
 * @returns the documents of each condition, in ascending order
 */
export async function classified(
  store: Store,
  groups: readonly WordGroup[],
  conditions: readonly SearchCondition[],
  documents: readonly number[],
  related: ReadonlySet<number>,
): Promise<number[][]> {
  const texts = await textsOf(store, documents);
  const found = conditions.map((): number[] => []);
  for (const document of documents) {
    const own = texts.get(document) ?? { name: [], names: [] };
    const of = document < firstReport ? "others" : "reports";
    const place = placeOf(own, groups);
    const index =
      place < namePlaces
        ? place + (of === "others" ? 0 : namePlaces)
        : conditions.findIndex(({ kind }) => kind === (related.has(document) ? "RELATED_WORDS" : "TEXT_WORDS"));
    found[index]?.push(document);
  }
  return found;
}

/** The number of conditions on names, which come once for reports and once for other entities. */
const namePlaces = 6;

/** The index of the first condition on names that a document fulfills, in the order of `conditionsOf`. */
function placeOf({ name, names }: Texts, groups: readonly WordGroup[]): number {
  const words = groups.flatMap((group) => group.words);
  const likeliest = words.map(({ words: [word = ""] }) => word);
  const isLastWhole = words.at(-1)?.isWhole === true;
  if (likeliest.every((word, index) => name[index] === word)) return 0;
  const begins = (word: string, index: number) =>
    index === likeliest.length - 1 && !isLastWhole ? name[index]?.startsWith(word) : name[index] === word;
  if (likeliest.every(begins)) return 1;
  if (hasAllOf(name, groups, true)) return 2;
  if (hasAllOf(name, groups, false)) return 3;
  if (hasAllOf(names, groups, true)) return 4;
  if (hasAllOf(names, groups, false)) return 5;
  return namePlaces;
}

function hasAllOf(own: readonly string[], groups: readonly WordGroup[], isWhole: boolean): boolean {
  return groups.every(({ words, joined }) => {
    const has = (match: WordMatch) => hasOneOf(own, isWhole ? { ...match, isWhole } : match);
    const last = words.at(-1);
    const isJoined = joined !== null && last !== undefined && has({ ...last, words: [joined] });
    return isJoined || words.every(has);
  });
}

/** Whether some words contain one of the alternatives for a word. */
export function hasOneOf(own: readonly string[], { words, isWhole }: WordMatch): boolean {
  return own.some((each) => words.some((word) => (isWhole ? each === word : each.startsWith(word))));
}

async function textsOf(store: Store, documents: readonly number[]): Promise<Map<number, Texts>> {
  const { rows } = await sql<{ document: number; field: string; folded: string }>`
    select document.id as document, entry.field as field, entry.folded as folded
    from search_document as document cross join search_entry as entry
      on entry.id between document.entry and document.entry + document.entry_count - 1
    where document.id in ${givenIds(documents)}`.execute(store);
  const found = new Map<number, Texts>();
  for (const { document, field, folded } of rows) {
    if (textFields.includes(field)) continue;
    const words = folded.split(" ");
    const texts = found.get(document) ?? { name: [], names: [] };
    found.set(document, texts);
    if (field.endsWith(".name")) texts.name.push(...words);
    texts.names.push(...words);
  }
  return found;
}
