import type { DecimalRange as RangeShape, RoyaltyTier as RoyaltyTierShape } from "../../../domain/royalty-tier.ts";
import { boundsOfBand, RoyaltyBand } from "../../../domain/vocabulary/royalty-band.ts";
import { builder } from "../../core/builder.ts";
import { enumOfVocabulary } from "../../core/vocabulary.ts";

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

export const RoyaltyTier = builder.objectRef<RoyaltyTierShape>("RoyaltyTier");
RoyaltyTier.implement({
  description: "A tier of a royalty: a percentage of annual sales within a range.",
  fields: (t) => ({
    percent: t.field({
      type: DecimalRange,
      nullable: true,
      description: "Percentage of sales. Null if no source states one.",
      resolve: ({ percent }) => percent ?? null,
    }),
    band: t.field({
      type: enumOfVocabulary(RoyaltyBand),
      nullable: true,
      description: "The percentage in words. Null if no source states it in words.",
      resolve: ({ band }) => band ?? null,
    }),
    bandPercent: t.field({
      type: DecimalRange,
      nullable: true,
      description: "The conventional bounds of `band`, which no source states. Null if there is no band.",
      resolve: ({ band }) => (band ? boundsOfBand(band) : null),
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
