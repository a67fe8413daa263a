/** A set of values by which a list can be narrowed. */
export interface FacetDefinition {
  /** The name of its parameter in the address. */
  name: string;
  /** The dimension of the API that counts its values. */
  dimension: string;
  /** Where the filter compares the value, such as `kinds.has`. */
  path: string;
  /** The enum whose labels its values have. */
  vocabulary?: string;
  isBoolean?: boolean;
  /** Values in their own sequence, such as stages, rather than the most frequent ones first. */
  isOrdered?: boolean;
}

/** A date or an amount by whose bounds a list can be narrowed. */
export interface RangeDefinition {
  name: string;
  label: string;
  kind: "date" | "money";
  /** The field that the filter compares. */
  path: string;
  /** The dimension of the API that counts years, or bands of amounts. Without one, there is no histogram. */
  dimension?: string;
}

/** What a list can be narrowed by. */
export interface Narrowing {
  /** Where the filter compares the words of a search. By default, it finds and orders them as the search of the API does. */
  searchPath?: string;
  facets: readonly FacetDefinition[];
  ranges: readonly RangeDefinition[];
}
