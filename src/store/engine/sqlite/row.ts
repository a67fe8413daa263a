/** The suffix of columns that contain JSON lists. */
const listSuffix = "_json";

type Row = Record<string, unknown>;

/** Classes of rows, by the list columns that they have. Their number is that of the combinations in the model. */
const classes = new Map<string, new () => Row>();

/**
 * A class of rows whose list columns are parsed when they are first read, and kept: of a row with `kinds_json`, `kinds` is the array. Few
 * requests read all lists of the rows that they select.
 */
function rowClassOf(names: readonly string[]): new () => Row {
  const stored = names.filter((name) => name.endsWith(listSuffix));
  const key = stored.join();
  const known = classes.get(key);
  if (known) return known;
  class StoredRow {
    [column: string]: unknown;
  }
  for (const column of stored) {
    const name = column.slice(0, -listSuffix.length);
    Object.defineProperty(StoredRow.prototype, name, {
      get(this: Row) {
        const text = String(this[column]);
        const value: unknown = text === "[]" ? [] : JSON.parse(text);
        Object.defineProperty(this, name, { value });
        return value;
      },
    });
  }
  classes.set(key, StoredRow);
  return StoredRow;
}

/** Makes rows of the values of some columns. SQLite's own objects take longer to make, and longer to read. */
export function rowMaker(names: readonly string[]): (values: readonly unknown[]) => Row {
  const RowOfStatement = rowClassOf(names);
  return (values) => {
    const row = new RowOfStatement();
    let index = 0;
    for (const name of names) row[name] = values[index++];
    return row;
  };
}

/** Rows that another process has read, with their lists. */
export function rowsFromProcess(rows: readonly object[]): Row[] {
  const names = Object.keys(rows[0] ?? {});
  const make = rowMaker(names);
  return rows.map((row) => make(names.map((name) => (row as Row)[name])));
}
