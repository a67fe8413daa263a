import type { FinancialTermRow } from "../store/financial-term.ts";
import type { RoyaltyTier as RoyaltyTierShape } from "../store/tables.ts";
import { builder } from "./builder.ts";
import { claimsField } from "./claim.ts";
import { Company } from "./company.ts";
import { Money } from "./money.ts";
import { AmountQualifier, PaymentComponent } from "./vocabulary.ts";

const RoyaltyTier = builder.objectRef<RoyaltyTierShape>("RoyaltyTier");
RoyaltyTier.implement({
  description: "A step of a royalty: a share of the sales within bounds.",
  fields: (t) => ({
    minPercent: t.expose("minPercent", {
      type: "Decimal",
      nullable: true,
      description: "The lowest share in percent; null where no source states it.",
    }),
    maxPercent: t.expose("maxPercent", {
      type: "Decimal",
      nullable: true,
      description: "The highest share in percent; null where no source states it.",
    }),
    salesFrom: t.expose("salesFrom", {
      type: "Decimal",
      nullable: true,
      description: "Sales a year above which it holds; null where no source states them.",
    }),
    salesTo: t.expose("salesTo", {
      type: "Decimal",
      nullable: true,
      description: "Sales a year up to which it holds; null where it has no end, or no source states it.",
    }),
    currency: t.expose("currency", {
      type: "CurrencyCode",
      nullable: true,
      description: "Of the sales [iso:4217]; null where no sales are stated.",
    }),
    asStated: t.exposeString("asStated", {
      nullable: true,
      description: 'The few words that carry it: "mid-single-digit"; null where the figures say it all.',
    }),
  }),
});

export const FinancialTerm = builder.objectRef<FinancialTermRow>("FinancialTerm");
FinancialTerm.implement({
  description:
    "An amount and the components that its source names together. A split between components is never invented.",
  fields: (t) => ({
    components: t.expose("components", { type: [PaymentComponent], description: "What the amount covers, as a set." }),
    amount: t.field({
      type: Money,
      nullable: true,
      description: "How much; null where it is not disclosed.",
      resolve: (row) =>
        row.amount === null || row.currency === null
          ? null
          : { amount: row.amount, currency: row.currency, on: row.announced_on },
    }),
    qualifier: t.expose("qualifier", { type: AmountQualifier, description: "How the amount is meant." }),
    payer: t.field({
      type: Company,
      nullable: true,
      description: "Who pays; null where no source says.",
      resolve: (row) => row.payer_id,
    }),
    payee: t.field({
      type: [Company],
      description: "Who is paid, together: shares are not implied. Empty where no source says.",
      resolve: (row) => row.payee,
    }),
    perUnit: t.exposeString("per_unit", {
      nullable: true,
      description: 'What the amount is for one of: "share", "product"; null where it is for the whole.',
    }),
    trigger: t.exposeString("trigger_text", {
      nullable: true,
      description: "What makes it due, in words; null where the components say it.",
    }),
    royaltyTiers: t.expose("royalty_tiers", {
      type: [RoyaltyTier],
      description: "The steps of a royalty; empty where it is none, or none are stated.",
    }),
    asStated: t.exposeString("as_stated", {
      nullable: true,
      description: "The few words that carry the term; null where the fields say it all.",
    }),
    claims: claimsField(t),
  }),
});
