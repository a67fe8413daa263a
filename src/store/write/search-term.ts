import { sql, type Transaction } from "kysely";
import { anyOf } from "../engine/sqlite/list.ts";
import { everyWord, wordStartingWith } from "../engine/sqlite/text-search.ts";
import type { Tables } from "../table/system-table.ts";

type Db = Transaction<Tables>;

/** The number of words that one statement adds. */
const batchSize = 20_000;

/** The number of new entries from which on it takes less time and memory to read the words of the index. */
const maxEntriesRead = 20_000;

/** The words of a normalized text in which typos are looked for: those of four letters or more, without digits. */
export function termsIn(folded: string): string[] {
  return folded.split(" ").filter((word) => /^\p{L}{4,}$/u.test(word));
}

async function addTerms(db: Db, terms: readonly string[]): Promise<void> {
  for (let start = 0; start < terms.length; start += batchSize) {
    const rows = terms.slice(start, start + batchSize).map((term) => [term, [...term].reverse().join("")]);
    await sql`insert into search_term (term, reversed)
      select value ->> 0, value ->> 1 from json_each(${JSON.stringify(rows)}) where true on conflict do nothing`.execute(
      db,
    );
  }
}

/** Adds every word of the full-text index. */
export async function addEveryTerm(db: Db): Promise<void> {
  const { rows } = await everyWord.execute(db);
  await addTerms(
    db,
    rows.flatMap(({ term }) => termsIn(term)),
  );
}

/**
 * Adds the words of new entries, and removes words that no entry has any more.
 * @param former words of entries that were removed
 */
export async function refreshTerms(db: Db, firstEntry: number, former: ReadonlySet<string>): Promise<void> {
  const { rows } = await sql<{ folded: string }>`
    select folded from search_entry where id >= ${firstEntry} limit ${maxEntriesRead + 1}`.execute(db);
  const isMany = rows.length > maxEntriesRead;
  const added = new Set(isMany ? [] : rows.flatMap(({ folded }) => termsIn(folded)));
  await (isMany ? addEveryTerm(db) : addTerms(db, [...added]));
  const unused: string[] = [];
  for (const term of former.difference(added)) {
    const { rows: found } = await wordStartingWith(term).execute(db);
    if (found[0]?.term !== term) unused.push(term);
  }
  await sql`delete from search_term where term in ${anyOf(unused)}`.execute(db);
}
