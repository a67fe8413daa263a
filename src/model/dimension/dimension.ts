/**
 * How the values of a dimension derive from those at the end of its path, if they are not the same:
 * the year or the quarter of a date, the topmost ancestors of an indication, the corporate groups of a company today, the places that a
 * territory includes, or the band in which an amount lies.
 */
export type Derivation = "YEAR" | "QUARTER" | "TOPMOST" | "GROUP" | "TERRITORY" | "BAND";

/** A dimension by which nodes are counted and grouped. */
export interface Dimension {
  /**
   * The fields of the filter that lead to the values, separated by dots. A path that ends with a relation leads to nodes, and an
   * empty path to the counted nodes themselves.
   */
  readonly path: string;
  readonly values?: Derivation;
  readonly label: string;
  readonly description: string;
}

export type Dimensions = Readonly<Record<string, Dimension>>;
