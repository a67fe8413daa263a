/** A filter as the client wrote it, by the names of the API. */
export type Where = Readonly<Record<string, unknown>>;

/** Whether rows are picked from all there are, or from the few that belong to some parents. */
export type Scope = "all" | "few";

export interface FilterRequest {
  /** The day from which durations count back, YYYY-MM-DD. */
  today: string;
  /**
   * From all, the other rows that a filter asks about are found once and rows picked from among them; from few, each row
   * looks up its own others.
   */
  scope: Scope;
}
