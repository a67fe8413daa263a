import type { Relation } from "../../../model/derived/relation.ts";
import type { WrittenType } from "../../../store/write/change-set.ts";
import type { Entry, OwnedPart, Stated, Values } from "../record.ts";
import { checkAgreement } from "./agreement/agreement.ts";
import { checkContingentValueRight } from "./agreement/contingent-value-right.ts";
import { checkFinancialTerm } from "./agreement/financial-term.ts";
import { checkMilestone } from "./agreement/milestone.ts";
import { checkStake } from "./agreement/stake.ts";
import { checkStatedTotal } from "./agreement/stated-total.ts";
import { checkEpidemiologyFigure } from "./epidemiology-figure.ts";
import { checkIdentifier } from "./identifier.ts";
import { checkPeriod } from "./period.ts";
import { checkRegulatoryEvent } from "./regulatory-event.ts";
import { checkRightsGrant } from "./rights-grant.ts";
import { checkSelfReference } from "./self-reference.ts";
import { checkSource } from "./source.ts";
import type { CheckContext, Tell } from "./tell.ts";
import { checkTrial } from "./trial.ts";

// What the shape of a record cannot say, by concept and by part. Checks of several records are in compile/compile.ts.

type NodeCheck<N extends WrittenType> = (stated: Stated<N>, tell: Tell, context: CheckContext) => void;

const nodeChecks: { readonly [N in WrittenType]?: NodeCheck<N> } = {
  Agreement: checkAgreement,
  RegulatoryEvent: ({ row }, tell) => checkRegulatoryEvent(row, tell),
  Source: ({ row }, tell, { today }) => checkSource(row, today, tell),
  Trial: ({ row }, tell) => checkTrial(row, tell),
};

const entryChecks: { readonly [P in OwnedPart]?: (entry: Entry<P>, tell: Tell) => void } = {
  AgreementMilestone: checkMilestone,
  Alias: checkPeriod,
  ContingentValueRight: checkContingentValueRight,
  EpidemiologyFigure: checkEpidemiologyFigure,
  FinancialTerm: checkFinancialTerm,
  Identifier: checkIdentifier,
  Listing: checkPeriod,
  RightsGrant: checkRightsGrant,
  Stake: checkStake,
  StatedTotal: checkStatedTotal,
};

/** An edge of a record: the nodes at its ends, and its facts. */
export interface StatedEdge {
  own: string;
  far: string;
  facts: Values;
}

export function checkNode<N extends WrittenType>(type: N, stated: Stated<N>, tell: Tell, context: CheckContext): void {
  nodeChecks[type]?.(stated, tell, context);
}

export function checkEntry<P extends OwnedPart>(part: P, entry: Entry<P>, tell: Tell): void {
  entryChecks[part]?.(entry, tell);
}

export function checkEdge(relation: Relation, edge: StatedEdge, tell: Tell): void {
  checkSelfReference(relation, edge, tell);
  checkPeriod(edge.facts, tell);
}
