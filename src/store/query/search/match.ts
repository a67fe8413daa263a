import { sql } from "kysely";
import type { NodeKey } from "../../../domain/node-key.ts";
import type { SearchMatchKind } from "../../../domain/vocabulary/search.ts";
import { textFields } from "../../../model/derived/search-field.ts";
import type { EntityType } from "../../../model/model.ts";
import { givenIds, type WordMatch } from "../../engine/sqlite/text-search.ts";
import type { Store } from "../../open.ts";
import { hasOneOf } from "./classify.ts";
import type { SearchPlan } from "./plan.ts";

/** The text of an entity that matches a query best. */
export interface MatchedText {
  node: NodeKey;
  type: EntityType;
  field: string;
  text: string;
}

interface Entry extends MatchedText {
  document: number;
  folded: string;
  bare: string;
}

/** The best text of each of some documents, in one statement: the name that the query is, or the text with most of its words. */
export async function bestTexts(
  store: Store,
  { words, names }: SearchPlan,
  found: readonly { kind: SearchMatchKind; document: number }[],
): Promise<(MatchedText | undefined)[]> {
  if (found.length === 0) return [];
  const { rows } = await sql<Entry>`
    select document.id as document, entry.node, entry.type, entry.field, entry.text, entry.folded, entry.bare
    from search_document as document cross join search_entry as entry
      on entry.id between document.entry and document.entry + document.entry_count - 1
    where document.id in ${givenIds(found.map(({ document }) => document))} order by entry.id`.execute(store);
  const entries = Map.groupBy(rows, (row) => row.document);
  return found.map(({ kind, document }) => {
    const own = entries.get(document) ?? [];
    const isNamed = kind === "NAME" || kind === "OTHER_NAME" || kind === "SIMILAR_NAME";
    const named = isNamed ? own.find(({ bare }) => names.includes(bare)) : undefined;
    const best = named ?? mostWords(own, words);
    return best && { node: best.node, type: best.type, field: best.field, text: best.text };
  });
}

/** The entry with most of the words. Of several, a name before prose, and the one with the fewest other words. */
function mostWords(entries: readonly Entry[], words: readonly WordMatch[]): Entry | undefined {
  const measured = entries.map((entry) => {
    const own = entry.folded.split(" ");
    const found = words.filter((word) => hasOneOf(own, word)).length;
    return { entry, found, isProse: textFields.includes(entry.field), size: own.length };
  });
  return measured.sort(
    (a, b) =>
      b.found - a.found ||
      Number(a.isProse) - Number(b.isProse) ||
      a.size - b.size ||
      a.entry.folded.length - b.entry.folded.length,
  )[0]?.entry;
}
