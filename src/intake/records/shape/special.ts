import type * as z from "zod";
import { maxListEntries } from "../../../model/language.ts";
import {
  type ColumnName,
  type EntityType,
  type model,
  type NodeType,
  type PartName,
  partOf,
} from "../../../model/model.ts";
import { fileName, nuclide, region, sha256, symbol } from "./value.ts";

// What the types of the model's columns do not say about records.

type Model = typeof model;
type ColumnPath = { [N in NodeType | PartName]: `${N}.${ColumnName<N>}` }[NodeType | PartName];
type EdgePath = {
  [N in NodeType]: Model[N] extends { edges: infer E } ? `${N}.${keyof E & string}` : never;
}[NodeType];

/** Fields that a record has to state although the model lets them be null or empty. */
const required: ReadonlySet<string> = new Set<ColumnPath | EdgePath>([
  "Agreement.kinds",
  "Agreement.parties",
  "RightsGrant.rights",
  "FinancialTerm.components",
  // Both are null where a therapy has no radionuclide.
  "Therapy.isotope",
  "Therapy.emission",
]);

/** What a record means that does not state a field. */
export const defaults: Readonly<Record<string, string>> = {
  "Identifier.match": "EXACT",
} satisfies Partial<Record<ColumnPath, string>>;

/** Fields that a record may leave out if other fields imply them; see compile/implied.ts. */
const implied: ReadonlySet<string> = new Set<ColumnPath>(["Agreement.status"]);

/** Whether a record has to state a field. */
export function mustState(path: string, isNeverNull: boolean): boolean {
  return required.has(path) || (isNeverNull && !(path in defaults) && !implied.has(path));
}

/** Columns whose values are narrower than their type. */
export const narrowed: Readonly<Record<string, z.ZodType>> = {
  "Listing.symbol": symbol,
  "RightsGrant.excludedRegions": region,
  "RightsGrant.includedRegions": region,
  "FinancialTerm.excludedRegions": region,
  "FinancialTerm.includedRegions": region,
  "Therapy.isotope": nuclide,
  "Source.contentHash": sha256,
  "Source.copyFile": fileName,
} satisfies Partial<Record<ColumnPath, z.ZodType>>;

/** Text columns that name nodes by their slugs. */
export const slugColumns: Readonly<Record<string, EntityType>> = {
  "FinancialTerm.payees": "Company",
} satisfies Partial<Record<ColumnPath, EntityType>>;

/** The maximum number of values of a list, where it differs from `maxListEntries`. */
const maxValues: Readonly<Record<string, number>> = {
  "RightsGrant.includedCountries": 250,
  "RightsGrant.excludedCountries": 250,
  "FinancialTerm.includedCountries": 250,
  "FinancialTerm.excludedCountries": 250,
} satisfies Partial<Record<ColumnPath, number>>;

/** Fields of former versions of the record format, by object, with the field to use instead. */
export const renamedFields: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  territory: { regions: "includedRegions" },
};

/** Enum values of former versions of the record format, with the values to use instead. */
export const renamedWords: Readonly<Record<string, string>> = { NA: "NOT_APPLICABLE" };

export function maxValuesOf(path: string): number {
  return maxValues[path] ?? maxListEntries;
}

/** The column of a part with the amount, of which the `otherwise` of an entry may state another one. */
export function amountColumnOf(part: PartName): string | undefined {
  return Object.entries(partOf(part).columns).find(
    ([field, { type }]) => type === "Decimal" && /^amount/.test(field),
  )?.[0];
}
