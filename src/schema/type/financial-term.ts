import type { DecimalRange as RangeShape, RoyaltyTier as RoyaltyTierShape } from "../../domain/royalty-tier.ts";
import { maxListEntries } from "../../model/language.ts";
import { type PartRow, partOf } from "../../model/model.ts";
import { builder } from "../core/builder.ts";
import { atMost } from "../core/cost.ts";
import { columns, partType, reference } from "../core/field/part.ts";
import { loadNode, refs } from "../core/ref.ts";
import { CurrencyConversion, conversionOf, converted, Money } from "./money.ts";

export const DecimalRange = builder.objectRef<RangeShape>("DecimalRange");
DecimalRange.implement({
  description: "A range of numbers.",
  fields: (t) => ({
    min: t.field({
      type: "Decimal",
      nullable: true,
      description: "Lower end of the range. Null if no source states one.",
      resolve: ({ min }) => min ?? null,
    }),
    max: t.field({
      type: "Decimal",
      nullable: true,
      description: "Upper end of the range. Null if no source states one.",
      resolve: ({ max }) => max ?? null,
    }),
  }),
});

const SalesRange = builder.objectRef<NonNullable<RoyaltyTierShape["annualSales"]>>("SalesRange");
SalesRange.implement({
  description: "A range of annual sales.",
  fields: (t) => ({
    min: t.field({
      type: "Decimal",
      nullable: true,
      description: "Annual sales above which the tier applies. Null if no source states them.",
      resolve: ({ min }) => min ?? null,
    }),
    max: t.field({
      type: "Decimal",
      nullable: true,
      description:
        "Annual sales up to which the tier applies. Null if the tier has no upper end or no source states one.",
      resolve: ({ max }) => max ?? null,
    }),
    currency: t.field({
      type: "CurrencyCode",
      nullable: true,
      description: "Currency of the sales [iso:4217]. Null if no source states the currency.",
      resolve: ({ currency }) => currency ?? null,
    }),
  }),
});

const RoyaltyTier = builder.objectRef<RoyaltyTierShape>("RoyaltyTier");
RoyaltyTier.implement({
  description: "A tier of a royalty: a percentage of annual sales within a range.",
  fields: (t) => ({
    percent: t.field({
      type: DecimalRange,
      nullable: true,
      description: "Percentage of sales. Null if no source states one.",
      resolve: ({ percent }) => percent ?? null,
    }),
    annualSales: t.field({
      type: SalesRange,
      nullable: true,
      description: "Annual sales to which the tier applies. Null if no source states them.",
      resolve: ({ annualSales }) => annualSales ?? null,
    }),
    asStated: t.string({
      nullable: true,
      description:
        'The tier in the words of the source, for example "mid-single-digit". Null if there is nothing to add.',
      resolve: ({ asStated }) => asStated ?? null,
    }),
  }),
});

type TermRow = PartRow<"FinancialTerm"> & { agreement_id: string };

const declared = partOf("FinancialTerm").columns;

export const FinancialTerm = partType("FinancialTerm", (t) => ({
  ...columns(t, "FinancialTerm", ["components"]),
  amount: t.field({
    type: Money,
    nullable: true,
    description:
      "The amount of the payment. Null if it is not disclosed, or if it cannot be converted because the announcement date or a rate is not known.",
    args: {
      currency: t.arg({
        type: "CurrencyCode",
        description:
          "Converts the amount to this currency at the rate of the announcement date [iso:4217]. Defaults to the currency of the term.",
      }),
    },
    resolve: async ({ amount, currency, ...term }, { currency: to }, context) => {
      if (amount === null || currency === null) return null;
      const money = { amount, currency };
      if (to == null || to === currency) return money;
      const agreement = await loadNode(context, "Agreement", (term as TermRow).agreement_id);
      return converted(context, money, to, agreement?.announced_on ?? null);
    },
  }),
  conversion: t.field({
    type: CurrencyConversion,
    nullable: true,
    description:
      "The exchange rate at which `amount` is converted to a currency. Null if the amount is not disclosed, or the announcement date or a rate is not known.",
    args: {
      currency: t.arg({ type: "CurrencyCode", required: true, description: "The requested currency [iso:4217]." }),
    },
    resolve: async ({ currency, ...term }, { currency: to }, context) => {
      if (currency === null) return null;
      const agreement = await loadNode(context, "Agreement", (term as TermRow).agreement_id);
      return conversionOf(context, currency, to, agreement?.announced_on ?? null);
    },
  }),
  ...columns(t, "FinancialTerm", ["qualifier", "perUnit"]),
  payer: reference(t, "FinancialTerm", "payer"),
  payees: t.field({
    type: [refs.Company],
    ...atMost(maxListEntries),
    description: declared.payees?.description ?? "",
    resolve: ({ payees }) => payees,
  }),
  ...columns(t, "FinancialTerm", ["trigger"]),
  royaltyTiers: t.field({
    type: [RoyaltyTier],
    ...atMost(maxListEntries),
    description: declared.royaltyTiers?.description ?? "",
    resolve: ({ royalty_tiers }) => royalty_tiers,
  }),
  ...columns(t, "FinancialTerm", ["asStated"]),
}));
