/** A filter as the client sends it, with the field names of the API. */
export type Where = Readonly<Record<string, unknown>>;

/** Whether the filtered rows are all rows of a table, or the few rows that belong to some parents. */
export type Scope = "all" | "few";

export interface FilterRequest {
  /** The day before which durations lie, and on which ownership is evaluated, YYYY-MM-DD. */
  today: string;
  /**
   * Decides how related rows are found. With "all", one subquery finds the related rows that match. With "few", a correlated
   * subquery looks up the related rows of each row.
   */
  scope: Scope;
  /** Whether each row that is compared counts towards the row budget. */
  isCounted?: boolean;
}
