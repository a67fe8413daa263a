import { sortNameOf } from "../../../domain/name/name.ts";
import type { Territory } from "../../../domain/rights/territory.ts";
import { highestStageOf, isDiscontinued } from "../../../domain/stage.ts";
import { agreementValueOf, type NativeValue } from "../../../domain/value/agreement-value.ts";
import { rowOfSummand } from "../../../domain/value/summand.ts";
import { columnsOf } from "../../../model/model.ts";
import type { StoredRow, WrittenType } from "../../../store/write/change-set.ts";
import type { DerivedRow, Entry, OwnedPart, Stated, Values, WithDerived } from "../record.ts";
import type { ReferenceRate } from "../shape.ts";
import { storedDerivedColumns } from "./stored-columns.ts";

/** The columns that the model declares as derived, for each concept that has any. */
const derived: { readonly [N in WithDerived]: (node: Stated<N>, recordedOn: string) => DerivedRow<N> } = {
  Agreement: (node) => {
    const { basis, totalAgrees, undisclosed } = nativeValueOf(node);
    return {
      value_basis: basis,
      total_agrees: totalAgrees === null ? null : totalAgrees ? 1 : 0,
      undisclosed_components: undisclosed,
    };
  },
  Therapy: ({ edges: { indications } }) => ({
    highest_stage: highestStageOf(indications.map(({ stage }) => stage)),
    is_discontinued: isDiscontinued(indications.map(({ activity }) => activity)) ? 1 : 0,
  }),
  RegulatoryEvent: ({ row }, recordedOn) => ({ is_expected: row.date !== null && row.date > recordedOn ? 1 : 0 }),
  Source: ({ row }) => ({ sort_name: sortNameOf(row.title) }),
};

/** The columns of a node that are computed from its record. */
export function derivedRow<N extends WrittenType>(type: N, node: Stated<N>, recordedOn: string): StoredRow {
  const derive: { readonly [T in WrittenType]?: (node: Stated<T>, recordedOn: string) => Values } = derived;
  return storedDerivedColumns(columnsOf(type), derive[type]?.(node, recordedOn) ?? {});
}

/** Columns of entries that follow from others of the entry, where no source states them. */
const completedEntries: { readonly [P in OwnedPart]?: (entry: Entry<P>) => Values } = {
  RightsGrant: territoryRow,
  FinancialTerm: territoryRow,
};

/** A territory that consists of countries or regions is not the world. */
function territoryRow({ worldwide, included_countries, included_regions }: Territory): Values {
  return worldwide === null && included_countries.length + included_regions.length > 0 ? { worldwide: 0 } : {};
}

/** The columns of an entry that are computed from its other columns. */
export function completedColumns<P extends OwnedPart>(part: P, entry: Entry<P>): Values {
  return completedEntries[part]?.(entry) ?? {};
}

type Rows = Readonly<Record<string, readonly StoredRow[]>>;

/** Tables that follow from records and that the model does not declare. */
const computed: { readonly [N in WrittenType]?: (node: Stated<N>, rates: readonly ReferenceRate[]) => Rows } = {
  Agreement: (node) => ({
    agreement_value: nativeValueOf(node).summands.map((summand) => ({ part: summand.part, ...rowOfSummand(summand) })),
  }),
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

const values = new WeakMap<object, NativeValue>();

/** What an agreement is worth in the currencies of its terms, so that requests need not add up. */
function nativeValueOf(node: Stated<"Agreement">): NativeValue {
  const known = values.get(node);
  if (known) return known;
  const { row, parts, edges } = node;
  const parties = edges.parties.map(({ far, role }) => ({ company_id: far, role }));
  const { terms, totals, stakes } = parts;
  const value = agreementValueOf({ kinds: row.kinds, parties, terms, totals, stakes });
  values.set(node, value);
  return value;
}
