import { agreementValueOf, type NativeValue } from "../../../domain/value/agreement-value.ts";
import { sumOf } from "../../../domain/value/interval.ts";
import { dividedHalfEven } from "../../../domain/value/minor-unit.ts";
import { type Measure, measures, rowOfSummand } from "../../../domain/value/summand.ts";
import type { PartyRole } from "../../../domain/vocabulary/agreement.ts";
import { relationOf } from "../../../model/derived/relation.ts";
import type { PartRow, Row } from "../../../model/model.ts";
import { chainsOfAgreements, maxChainLength } from "../../../store/query/graph/chain.ts";
import { partsByOwner } from "../../../store/query/part.ts";
import { edgesByOwner } from "../../../store/query/relation.ts";
import { builder, type Fields } from "../../core/builder.ts";
import type { Context } from "../../core/context.ts";
import { atMost, cost, weights } from "../../core/cost.ts";
import { loadList } from "../../core/load.ts";
import { refs } from "../../core/ref.ts";
import { AgreementValue, type ValueShape, valueOfAgreement, valueOfSummands } from "./agreement-value.ts";

interface MemberShape {
  agreement: Row<"Agreement">;
  value: ValueShape;
  /** In hundredths of a percent. */
  share: bigint | null;
}

interface ChainShape {
  value: ValueShape;
  members: MemberShape[];
}

const ChainMember = builder.objectRef<MemberShape>("AgreementChainMember");
ChainMember.implement({
  description: "An agreement within a chain of amendments and expansions, with what it contributes to the value.",
  fields: (t) => ({
    agreement: t.field({ type: refs.Agreement, description: "The agreement.", resolve: ({ agreement }) => agreement }),
    value: t.field({
      type: AgreementValue,
      description: "What the agreement contributes: its value without terms that later agreements replace.",
      resolve: ({ value }) => value,
    }),
    share: t.field({
      type: "Decimal",
      nullable: true,
      description:
        "Share of the agreement in the upper end of the chain's total, in percent, rounded to two places. Null if either is open or not known.",
      resolve: ({ share }) => (share === null ? null : (Number(share) / 100).toString()),
    }),
  }),
});

const ChainValue = builder.objectRef<ChainShape>("AgreementChainValue");
ChainValue.implement({
  description:
    "The value of an agreement together with the agreements that amend or expand it, and those that it amends or expands.",
  fields: (t) => ({
    value: t.field({
      type: AgreementValue,
      description:
        "The sum over the chain. A sum is null if that of a member with such payments is null, and its basis is that of the sum of terms.",
      resolve: ({ value }) => value,
    }),
    members: t.field({
      type: [ChainMember],
      ...atMost(maxChainLength),
      description: "The agreements of the chain, earliest announcement first, undated last. At most 50.",
      resolve: ({ members }) => members,
    }),
  }),
});

/** The field that shows the value of an agreement with its amendments and expansions. */
export function chainValueField(t: Fields<Row<"Agreement">>) {
  return t.field({
    type: ChainValue,
    ...cost(weights.chainValue),
    description: "The value of the agreement with its amendments and expansions, and the share of each.",
    args: {
      currency: t.arg({
        type: "CurrencyCode",
        description:
          "Converts all amounts to this currency, each agreement at the rates of its own announcement date [iso:4217]. Defaults to the currency of the terms.",
      }),
    },
    resolve: async (row, { currency }, context) => chainValueOf(context, row, currency ?? null),
  });
}

async function chainValueOf(context: Context, row: Row<"Agreement">, currency: string | null): Promise<ChainShape> {
  const chain = await loadList(context, "agreement chain", row.id, chainsOfAgreements);
  const terms = await Promise.all(chain.map(({ id }) => termsOf(context, id)));
  const replaced = Map.groupBy(
    terms.flat().flatMap(({ relations }) => relations.filter(({ relation }) => relation === "REPLACES")),
    ({ agreement }) => agreement ?? "",
  );
  const values = await Promise.all(
    chain.map(async (agreement, index) => {
      const keys = new Set((replaced.get(agreement.id) ?? []).map(({ term }) => term));
      if (keys.size === 0) return valueOfAgreement(context, agreement, currency);
      const native = await valueWithout(context, agreement, terms[index] ?? [], keys);
      return valueOfSummands(context, agreement, native.summands.map(rowOfSummand), native, currency);
    }),
  );
  const value = addedUp(values);
  const whole = value.sums.get("TOTAL")?.max ?? null;
  return {
    value,
    members: chain.map((agreement, index) => {
      const own = values[index] as ValueShape;
      const part = own.sums.get("TOTAL")?.max ?? null;
      const share = whole === null || part === null || whole === 0n ? null : dividedHalfEven(part * 10_000n, whole);
      return { agreement, value: own, share };
    }),
  };
}

const termsOf = (context: Context, id: string) =>
  loadList(context, "FinancialTerm", id, (store, owners) => partsByOwner(store, "FinancialTerm", owners));

const parties = relationOf("Agreement", "parties");

async function valueWithout(
  context: Context,
  { id, kinds }: Row<"Agreement">,
  terms: readonly PartRow<"FinancialTerm">[],
  replaced: ReadonlySet<string>,
): Promise<NativeValue> {
  const [totals, stakes, own] = await Promise.all([
    loadList(context, "StatedTotal", id, (store, owners) => partsByOwner(store, "StatedTotal", owners)),
    loadList(context, "Stake", id, (store, owners) => partsByOwner(store, "Stake", owners)),
    loadList(context, "Agreement.parties", id, (store, owners) =>
      edgesByOwner<{ company_id: string; role: PartyRole }>(store, parties, owners),
    ),
  ]);
  return agreementValueOf({ kinds, parties: own, terms, totals, stakes }, replaced);
}

/** The sum of values by measure. Members without any payment of a measure do not contribute to its sum. */
function addedUp(values: readonly ValueShape[]): ValueShape {
  const sums = new Map();
  const currencies = new Map();
  for (const measure of measures) {
    const own = values.filter((value) => value.measures.has(measure));
    const used = new Set(own.map((value) => value.currencies.get(measure)));
    if (own.length === 0 || used.size > 1 || used.has(undefined)) continue;
    const intervals = own.map((value) => value.sums.get(measure)).filter((interval) => interval !== undefined);
    sums.set(measure, sumOf(intervals));
    currencies.set(measure, [...used][0]);
  }
  return {
    sums,
    currencies,
    measures: new Set<Measure>(sums.keys()),
    basis: values.every(({ basis }) => basis === "UNDISCLOSED") ? "UNDISCLOSED" : "DERIVED",
    totalAgrees: null,
    undisclosed: [...new Set(values.flatMap(({ undisclosed }) => undisclosed))],
  };
}
