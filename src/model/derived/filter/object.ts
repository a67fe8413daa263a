import { FinancialTermRelation, PaymentComponent, ValueBasis } from "../../../domain/vocabulary/payment.ts";
import { RoyaltyBand } from "../../../domain/vocabulary/royalty-band.ts";
import type { Columns } from "../../language.ts";
import { territoryColumns } from "../../part/territory.ts";
import { therapy } from "../../therapy.ts";
import { storedAs } from "../table.ts";
import { code, type FilterField, type FilterShape, type FilterType, fieldOf, plain } from "./field.ts";

// The objects that fields show without a table of their own: groups of columns, and entries of JSON lists.

const territory = Object.entries(territoryColumns).flatMap(([field, column]) =>
  field === "territoryAsStated" ? [] : [storedAs(field, column)],
);

function groupFields(columns: Columns, group: string): Record<string, FilterField> {
  return Object.fromEntries(
    Object.entries(columns).flatMap(([field, column]) =>
      column.group === group ? [[column.shownAs ?? field, fieldOf(group, field, column)]] : [],
    ),
  );
}

const optional = (column: string, type: FilterType, description: string): FilterField => ({
  ...plain(column, type, description),
  nullable: true,
});

const sum = (measure: string): FilterField =>
  optional(measure.toUpperCase(), "Sum", `Filters by \`AgreementValue.${measure}\`.`);

export const objectShapes: readonly FilterShape[] = [
  {
    name: "AgreementValue",
    prose: "values of agreements",
    fields: {
      ...Object.fromEntries(
        ["upfront", "scheduled", "contingent", "total", "financing"].map((measure) => [measure, sum(measure)]),
      ),
      basis: plain("value_basis", ValueBasis, "Filters by `AgreementValue.basis`."),
      totalAgrees: optional("total_agrees", "boolean", "Filters by `AgreementValue.totalAgrees`."),
      undisclosed: {
        ...plain("undisclosed_components_json", PaymentComponent, "Filters by `AgreementValue.undisclosed`."),
        isList: true,
      },
    },
    relations: {},
  },
  {
    name: "Territory",
    prose: "territories",
    fields: {
      ...groupFields(territoryColumns, "territory"),
      countries: {
        ...optional("countries", "CountryCode", "Filters by `Territory.countries`, as of today."),
        isList: true,
        computed: { by: "territoryCountries", from: territory },
      },
    },
    relations: {},
  },
  {
    name: "Radionuclide",
    prose: "radionuclides",
    fields: groupFields(therapy.columns, "radionuclide"),
    relations: {},
  },
  {
    name: "RoyaltyTier",
    prose: "royalty tiers",
    isEntry: true,
    fields: {
      percent: optional("percent", "DecimalRange", "Filters by `RoyaltyTier.percent`."),
      band: optional("band", RoyaltyBand, "Filters by `RoyaltyTier.band`."),
      bandPercent: {
        ...optional("bandPercent", "DecimalRange", "Filters by `RoyaltyTier.bandPercent`."),
        computed: { by: "royaltyBandPercent", from: ["band"] },
      },
      annualSales: optional("annualSales", "MoneyRange", "Filters by `RoyaltyTier.annualSales`."),
      asStated: optional("asStated", "text", "Filters by `RoyaltyTier.asStated`."),
    },
    relations: {},
  },
  {
    name: "Installment",
    prose: "installments",
    isEntry: true,
    fields: {
      amount: { ...optional("amount", "Money", "Filters by `Installment.amount`."), currency: "currency" },
      dueOn: optional("dueOn", "PartialDate", "Filters by `Installment.dueOn`."),
      dueAfter: optional("dueAfter", "text", "Filters by `Installment.dueAfter`."),
      trigger: optional("trigger", "text", "Filters by `Installment.trigger`."),
    },
    relations: {},
  },
  {
    name: "RelatedTerm",
    prose: "relations of financial terms",
    isEntry: true,
    fields: { relation: plain("relation", FinancialTermRelation, "Filters by `RelatedTerm.relation`.") },
    relations: {},
  },
  {
    name: "ClaimQualifier",
    prose: "qualifiers of claims",
    isEntry: true,
    fields: {
      name: code(plain("name", "text", "Filters by `ClaimQualifier.name`.")),
      value: code(plain("value", "text", "Filters by `ClaimQualifier.value`.")),
    },
    relations: {},
  },
];

/** The shape of the entries of a list column, by the column's type. */
export const entryShapes: Readonly<Partial<Record<string, string>>> = {
  RoyaltyTier: "RoyaltyTier",
  Installment: "Installment",
  TermLink: "RelatedTerm",
  ClaimQualifier: "ClaimQualifier",
};

/** The shape of a group of columns, by the name of the group, and the column that is null if the group is. */
export const groupShapes: Readonly<Partial<Record<string, { shape: string; presence?: string }>>> = {
  territory: { shape: "Territory" },
  radionuclide: { shape: "Radionuclide", presence: "isotope" },
};
