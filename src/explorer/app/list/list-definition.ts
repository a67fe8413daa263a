import type { ReactNode } from "react";
import type { ListedType } from "../entity/entity-type.ts";
import type { GraphDocument } from "../graph/graph-document.ts";
import type { FileColumn, FileText } from "./download/file-column.ts";
import type { Filter } from "./filter.ts";
import type { Narrowing } from "./narrowing/narrowing.ts";

export interface Column<Row, Entry = never> {
  name: string;
  label: string;
  /** The field by which the API orders the list. Without it, the column cannot be sorted by. */
  order?: string;
  /** Whether a first click lists the largest or latest first. */
  isDescendingFirst?: boolean;
  isNumber?: boolean;
  /** Whether it is hidden until it is chosen. */
  isHidden?: boolean;
  cell: (row: Row) => ReactNode;
  /** What a file has of it: one column of the same name, or several of its own. */
  file: FileText<Entry> | readonly FileColumn<Entry>[];
}

/** The entries of a list in a file. */
export type EntryOf<Export extends Record<string, { nodes: readonly unknown[] } | null>> = NonNullable<
  Export[keyof Export]
>["nodes"][number];

export interface PageInfo {
  hasNextPage: boolean;
  hasPreviousPage: boolean;
  startCursor: string | null;
  endCursor: string | null;
}

export interface Order {
  field: string;
  direction: "ASC" | "DESC";
  currency?: string | null | undefined;
}

/** The variables of all entries of a list. */
export interface ExportVariables extends FacetVariables {
  orderBy?: Order | null | undefined;
}

/** The variables of a page of a list. */
export interface ListVariables extends ExportVariables {
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}

/** The variables of the counts of a list. */
export interface FacetVariables {
  where?: Filter | null | undefined;
  currency?: string;
}

export interface FacetValue {
  value: string | null;
  label: string | null;
  /** Null if the API does not count it. */
  count: number | null;
}

export interface FacetCounts {
  dimension: string;
  label: string;
  /** The most frequent values. */
  values: readonly FacetValue[];
  /** The number of all values. */
  valueCount: number;
  withoutValue: { count: number | null };
}

/** Counts the values of some facets only. */
export type FacetSearch = GraphDocument<
  { facets: readonly FacetCounts[] | null },
  FacetVariables & { dimensions: readonly string[] | string }
>;

/** A list of the page: how it is asked for, narrowed, ordered and shown. */
export interface ListDefinition<Row, Data, FacetData, Entry> extends Narrowing {
  type: ListedType;
  /** What the list contains, in a sentence. */
  description: string;
  document: GraphDocument<Data, ListVariables>;
  rows: (data: Data) => { nodes: readonly Row[]; pageInfo: PageInfo } | null;
  facetDocument: GraphDocument<FacetData, FacetVariables>;
  counts: (data: FacetData) => { totalCount: number | undefined; facets: readonly FacetCounts[] };
  /** Null if the API does not count the values of its facets. */
  facetSearchDocument: FacetSearch | null;
  exportDocument: GraphDocument<unknown, ExportVariables>;
  columns: readonly Column<Row, Entry>[];
  /** Null if the API does not order it. */
  order: Order | null;
  /** Whether it shows amounts, so that the reader can choose their currency. */
  hasAmounts: boolean;
}
