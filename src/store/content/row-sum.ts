import type { HashedTable } from "../engine/sqlite/hashed-table.ts";
import type { ChunkSums } from "./chunk.ts";
import type { StoredValue } from "./row-hash.ts";

interface Reader {
  rows(statement: string): Iterable<StoredValue[]>;
}

/**
 * Adds up the rows of a table as they are stored.
 * @param onRow called with each row and the number of its chunk
 */
export function sumOfRows(
  reader: Reader,
  { name, columns, keyLength }: HashedTable,
  sums: ChunkSums,
  onRow: (chunk: number, values: StoredValue[]) => void = () => {},
): void {
  // The statistics of the query planner have no table before the first load.
  if ([...reader.rows(`select 1 from sqlite_schema where name = '${name}'`)].length === 0) return;
  const listed = columns.map((column) => `"${column}"`).join(", ");
  const ofTable = sums.table(name);
  for (const values of reader.rows(`select ${listed} from "${name}" not indexed`))
    onRow(ofTable.count(1, values, keyLength), values);
}
