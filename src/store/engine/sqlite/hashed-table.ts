/** A table with the order in which its values are hashed: the primary key first. */
export interface HashedTable {
  name: string;
  columns: readonly string[];
  keyLength: number;
}
