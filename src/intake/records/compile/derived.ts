import { agreementValueOf } from "../../../domain/agreement-value.ts";
import { sortNameOf } from "../../../domain/name.ts";
import type { Territory } from "../../../domain/rights/territory.ts";
import { highestStageOf } from "../../../domain/stage.ts";
import type { StoredRow, WrittenType } from "../../../store/write/change-set.ts";
import type { DerivedRow, Entry, OwnedPart, Stated, Values, WithDerived } from "../record.ts";
import type { ReferenceRate } from "../shape.ts";

/** The columns that the model declares as derived, for each concept that has any. */
const derived: { readonly [N in WithDerived]: (node: Stated<N>, recordedOn: string) => DerivedRow<N> } = {
  Therapy: ({ edges }) => ({ highest_stage: highestStageOf(edges.indications.map(({ stage }) => stage)) }),
  RegulatoryEvent: ({ row }, recordedOn) => ({ is_expected: row.date !== null && row.date > recordedOn ? 1 : 0 }),
  Source: ({ row }) => ({ sort_name: sortNameOf(row.title) }),
};

/** The columns of a node that are computed from its record. */
export function derivedRow<N extends WrittenType>(type: N, node: Stated<N>, recordedOn: string): StoredRow {
  const derive: { readonly [T in WrittenType]?: (node: Stated<T>, recordedOn: string) => StoredRow } = derived;
  return derive[type]?.(node, recordedOn) ?? {};
}

/** Columns of entries that follow from others of the entry, where no source states them. */
const completed: { readonly [P in OwnedPart]?: (entry: Entry<P>) => Values } = {
  RightsGrant: territoryRow,
  FinancialTerm: territoryRow,
};

/** A territory that consists of countries or regions is not the world. */
function territoryRow({ worldwide, included_countries, included_regions }: Territory): Values {
  return worldwide === null && included_countries.length + included_regions.length > 0 ? { worldwide: 0 } : {};
}

/** The columns of an entry that are computed from its other columns. */
export function completedColumns<P extends OwnedPart>(part: P, entry: Entry<P>): Values {
  return completed[part]?.(entry) ?? {};
}

type Rows = Readonly<Record<string, readonly StoredRow[]>>;

/** Tables that follow from records and that the model does not declare. */
const computed: { readonly [N in WrittenType]?: (node: Stated<N>, rates: readonly ReferenceRate[]) => Rows } = {
  Agreement: (node) => ({ agreement_value: valueRows(node) }),
  Source: ({ row }, rates) => ({
    reference_rate: rates
      .filter(({ source }) => source === row.id)
      .map(({ date, currency, perEuro }) => ({ date, currency, per_euro: perEuro })),
  }),
};

/** The rows that a node owns in tables that the model does not declare. */
export function computedRows<N extends WrittenType>(type: N, node: Stated<N>, rates: readonly ReferenceRate[]): Rows {
  return computed[type]?.(node, rates) ?? {};
}

/** What an agreement is worth in the currency of its terms, so that a filter need not add up. */
function valueRows({ parts }: Stated<"Agreement">): StoredRow[] {
  const { upfront, contingent, total } = agreementValueOf(parts.terms, parts.totals, null, (amount) => amount);
  return Object.entries({ UPFRONT: upfront, CONTINGENT: contingent, TOTAL: total }).flatMap(([measure, range]) =>
    range ? [{ measure, min: range.min, max: range.max, currency: range.currency }] : [],
  );
}
