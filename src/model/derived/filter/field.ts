import type { Column } from "../../language.ts";
import { lowerFirst } from "../spelling.ts";
import { storedAs, type ValueTable } from "../table.ts";

/** A value that is computed from columns, as fields of the API compute it. */
export type ComputedValue =
  | "paymentCertainty"
  | "derivedAmount"
  | "territoryCountries"
  | "royaltyBandPercent"
  | "emptyAsNull"
  | "isNotNull";

/**
 * The types of values that filters compare. Beyond those of columns: ranges are objects of `min` and `max`, and a sum is one of the
 * measures of an agreement's value, which the field names as its column.
 */
export type FilterType = Column["type"] | "GlobalId" | "Money" | "MoneyRange" | "DecimalRange" | "Sum";

/** A field that a filter compares. */
export interface FilterField {
  /** The column with the value. For entries of a JSON list, the member of the entry. */
  column: string;
  /** The value is computed from these columns. */
  computed?: { by: ComputedValue; from: readonly string[] };
  type: FilterType;
  isList: boolean;
  nullable: boolean;
  /** The texts are codes, which are compared as they are, except for case. */
  isCode?: boolean;
  /** The column contains only lower case, so it is compared without conversion. */
  isLowerCase?: boolean;
  /** The filter's type is the enum `Predicate`. */
  isPredicate?: boolean;
  /** The system of an identifier, whose usual spellings all match. */
  identifier?: string;
  values?: ValueTable | null;
  /** The column with the currency of amounts. */
  currency?: string;
  description: string;
}

/** How the rows of a relation are found from the filtered rows. */
export type FilterPath =
  /** A column of the filtered rows names the related row. */
  | { own: string }
  /** A column of the related rows names the filtered row. With `isKey`, it contains the key of a node. */
  | { other: string; isKey?: boolean }
  /** One of several columns of the related rows names the filtered row. */
  | { others: readonly string[] }
  | { link: { table: string; own: string; far: string } }
  /** Both are about the same fact. */
  | { fact: true }
  /** A JSON list of the filtered row contains the related rows as objects. */
  | { entries: string }
  /** A JSON list of the filtered row contains the slugs of the related rows. */
  | { slugs: string }
  /** The related row is the filtered row itself. It is absent if the column `presence` is null. */
  | { self: true; presence?: string };

/** A relation from the filtered rows to others. */
export interface FilterRelation {
  shape: string;
  /** Whether there is at most one related row, so that the filter needs no quantifier. */
  isOne: boolean;
  nullable?: boolean;
  by: FilterPath;
  description: string;
}

export interface FilterShape {
  /** Names the input type: `Company`, `TherapyIndication`, `RightsGrant`. */
  name: string;
  /** What the rows are, in the plural, for descriptions. */
  prose: string;
  /** Undefined if the rows come from several tables, or are entries of JSON lists. */
  table?: string;
  /** The rows are entries of a JSON list. */
  isEntry?: boolean;
  /** The column with the agreement at whose announcement date amounts are converted. */
  agreement?: string;
  fields: Readonly<Record<string, FilterField>>;
  relations: Readonly<Record<string, FilterRelation>>;
}

/** The description of a filter by a field. A fact or grouped column is not a field of the path, so its description says what it is. */
function descriptionOf(path: string, field: string, column: Column, isField: boolean): string {
  const [sentence = ""] = column.description.split(/(?<=\.)\s/);
  return isField ? `Filters by \`${path}.${field}\`.` : `Filters by ${lowerFirst(sentence)}`;
}

/** Groups of columns are objects of their own, and a currency is part of the amount. */
const isShown = ({ group, type }: Column): boolean => group === undefined && type !== "CurrencyCode";

/** The filter by a column. @param path the type that shows the column as a field, if it does */
export function fieldOf(path: string, field: string, column: Column, isField = isShown(column)): FilterField {
  const isCode = column.code === true || column.identifier !== undefined || column.type === "URL";
  return {
    column: storedAs(field, column),
    type: column.currency === undefined ? column.type : "Money",
    isList: column.list === true,
    nullable: column.nullable === true,
    ...(isCode && { isCode }),
    ...(column.identifier !== undefined && { identifier: column.identifier }),
    ...(column.currency !== undefined && { currency: column.currency }),
    description: descriptionOf(path, field, column, isField),
  };
}

/** The filter by a value that is never null and of which the model has no column. */
export const plain = (column: string, type: FilterType, description: string): FilterField => ({
  column,
  type,
  isList: false,
  nullable: false,
  description,
});

/** A text that is a code. */
export const code = (field: FilterField): FilterField => ({ ...field, isCode: true });

/** The filter by the slug of a node. */
export const slugField = (description: string): FilterField => ({
  ...plain("id", "text", description),
  isCode: true,
  isLowerCase: true,
});
