import { EntityChangeKind } from "../../domain/vocabulary/change.ts";
import { FinancialTermRelation, PaymentCertainty, ValueBasis } from "../../domain/vocabulary/payment.ts";
import { RightsExtent, RightsGap, RightsShare, RightsStatus, RightsStepKind } from "../../domain/vocabulary/rights.ts";
import { RoyaltyBand } from "../../domain/vocabulary/royalty-band.ts";
import { SearchMatchKind } from "../../domain/vocabulary/search.ts";
import type { Vocabulary } from "../../domain/vocabulary/vocabulary.ts";
import type { Columns } from "../language.ts";
import { columnsOf, nodeTypes, partNames, partsOf } from "../model.ts";
import { EdgeDirectionVocabulary, EdgeKindVocabulary, PeriodBoundaryVocabulary } from "./edge-kind.ts";
import { declaredRelations } from "./relation.ts";

/** The parts that the API exposes. */
const exposedParts = partNames.filter(
  (name) =>
    !nodeTypes.some((type) => Object.values(partsOf(type)).some(({ part, internal }) => part === name && internal)),
);

const columns: readonly Columns[] = [
  ...[...nodeTypes, ...exposedParts].map(columnsOf),
  ...declaredRelations.map(({ facts }) => facts),
];

/** The vocabularies of exposed columns and of computed values, by name. */
export const vocabularies: ReadonlyMap<string, Vocabulary> = new Map(
  [
    ...columns.flatMap((each) => Object.values(each).map(({ type }) => type)),
    ValueBasis,
    PaymentCertainty,
    FinancialTermRelation,
    RoyaltyBand,
    EntityChangeKind,
    SearchMatchKind,
    RightsStatus,
    RightsGap,
    RightsShare,
    RightsStepKind,
    RightsExtent,
    EdgeKindVocabulary,
    EdgeDirectionVocabulary,
    PeriodBoundaryVocabulary,
  ].flatMap((type): [string, Vocabulary][] => (typeof type === "object" ? [[type.name, type]] : [])),
);
