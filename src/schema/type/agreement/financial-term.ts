import { certaintyOf, derivedAmountOf } from "../../../domain/payment-certainty.ts";
import type { Installment as InstallmentShape, TermLink as TermLinkShape } from "../../../domain/payment-schedule.ts";
import { FinancialTermRelation, PaymentCertainty } from "../../../domain/vocabulary/payment.ts";
import { maxListEntries } from "../../../model/language.ts";
import { type PartRow, partOf } from "../../../model/model.ts";
import { partsByOwner } from "../../../store/query/part.ts";
import { builder } from "../../core/builder.ts";
import { atMost } from "../../core/cost.ts";
import { columns, linkList, partType, reference } from "../../core/field/part.ts";
import { loadList } from "../../core/load.ts";
import { Money, moneyOrNull } from "../../core/money.ts";
import { loadNode, refs } from "../../core/ref.ts";
import { enumOfVocabulary } from "../../core/vocabulary.ts";
import { then } from "../../execution/promise.ts";
import { CurrencyConversion, conversionOf, converted } from "./money.ts";
import { RoyaltyTier } from "./royalty-tier.ts";
import { Territory } from "./territory.ts";

type TermRow = PartRow<"FinancialTerm"> & { agreement_id: string };

const declared = partOf("FinancialTerm").columns;

interface InstallmentRow extends InstallmentShape {
  currency: string | null;
}

const Installment = builder.objectRef<InstallmentRow>("Installment");
Installment.implement({
  description: "One of several payments of a term, or a tranche of a loan or royalty purchase.",
  fields: (t) => ({
    amount: t.field({
      type: Money,
      nullable: true,
      description: "Amount of the installment. Null if it is not disclosed.",
      resolve: ({ amount, currency }) => moneyOrNull(amount ?? null, currency),
    }),
    dueOn: t.field({
      type: "PartialDate",
      nullable: true,
      description: "Date on which the installment is due. Null if no source gives one.",
      resolve: ({ dueOn }) => dueOn ?? null,
    }),
    dueAfter: t.string({
      nullable: true,
      description:
        'When the installment is due after another event, for example "18 months after closing". Null if no source says.',
      resolve: ({ dueAfter }) => dueAfter ?? null,
    }),
    trigger: t.string({
      nullable: true,
      description:
        "The event or condition that makes the installment due, such as the gate of a tranche. Null if there is none or no source states it.",
      resolve: ({ trigger }) => trigger ?? null,
    }),
  }),
});

interface RelatedTermRow extends TermLinkShape {
  /** The slug of the agreement of the term that has the relation. */
  agreement_id: string;
}

const RelatedTerm = builder.objectRef<RelatedTermRow>("RelatedTerm");
RelatedTerm.implement({
  description: "A relation of a financial term, the subject, to another term, the object.",
  fields: (t) => ({
    relation: t.field({
      type: enumOfVocabulary(FinancialTermRelation),
      description: "How the two terms are related.",
      resolve: ({ relation }) => relation,
    }),
    term: t.field({
      type: FinancialTerm,
      nullable: true,
      description: "The other term. Null if the graph does not contain it.",
      resolve: ({ term, agreement, agreement_id }, _args, context) =>
        then(
          loadList(context, "FinancialTerm", agreement ?? agreement_id, (store, owners) =>
            partsByOwner(store, "FinancialTerm", owners),
          ),
          (terms) => terms.find(({ key }) => key === term) ?? null,
        ),
    }),
  }),
});

export const FinancialTerm = partType("FinancialTerm", (t) => ({
  ...columns(t, "FinancialTerm", ["key", "components"]),
  certainty: t.field({
    type: enumOfVocabulary(PaymentCertainty),
    description: "Whether the payment is certain to become due. Derived from the components if no source says.",
    resolve: (term) => certaintyOf(term),
  }),
  isCertaintyStated: t.boolean({
    description: "Whether a source states the certainty. False if it is derived from the components.",
    resolve: ({ certainty }) => certainty !== null,
  }),
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
  ...columns(t, "FinancialTerm", ["qualifier", "perUnit", "units"]),
  derivedAmount: t.field({
    type: Money,
    nullable: true,
    description:
      "The amount per unit multiplied by the number of units, which no source states. Null if the amount is paid once or the number of units is not known.",
    resolve: (term) => moneyOrNull(derivedAmountOf(term), term.currency),
  }),
  payer: reference(t, "FinancialTerm", "payer"),
  payees: t.field({
    type: [refs.Company],
    ...atMost(maxListEntries),
    description: declared.payees?.description ?? "",
    resolve: ({ payees }) => payees,
  }),
  ...columns(t, "FinancialTerm", ["trigger"]),
  schedule: t.field({
    type: [Installment],
    ...atMost(maxListEntries),
    description: declared.schedule?.description ?? "",
    resolve: ({ schedule, currency }) => schedule.map((each) => ({ ...each, currency })),
  }),
  ...columns(t, "FinancialTerm", ["interest", "duration"]),
  therapies: linkList(t, "FinancialTerm", "therapies"),
  territory: t.field({
    type: Territory,
    description: "The territory to which the term applies.",
    resolve: (row) => row,
  }),
  relations: t.field({
    type: [RelatedTerm],
    ...atMost(maxListEntries),
    description: declared.relations?.description ?? "",
    resolve: ({ relations, ...term }) =>
      relations.map((each) => ({ ...each, agreement_id: (term as TermRow).agreement_id })),
  }),
  royaltyTiers: t.field({
    type: [RoyaltyTier],
    ...atMost(maxListEntries),
    description: declared.royaltyTiers?.description ?? "",
    resolve: ({ royalty_tiers }) => royalty_tiers,
  }),
  ...columns(t, "FinancialTerm", ["asStated"]),
}));
