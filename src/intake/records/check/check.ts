import type { Relation } from "../../../model/derived/relation.ts";
import type { WrittenType } from "../../../store/write/change-set.ts";
import type { Entry, OwnedPart, StatedRow, Values } from "../record.ts";
import { checkEpidemiologyFigure } from "./epidemiology-figure.ts";
import { checkFinancialTerm } from "./financial-term.ts";
import { checkIdentifier } from "./identifier.ts";
import { checkPeriod } from "./period.ts";
import { checkRegulatoryEvent } from "./regulatory-event.ts";
import { checkRightsGrant } from "./rights-grant.ts";
import { checkSelfReference } from "./self-reference.ts";
import { checkStatedTotal } from "./stated-total.ts";
import type { Tell } from "./tell.ts";
import { checkTrial } from "./trial.ts";

// What the shape of a record cannot say, by concept and by part. Checks of several records are in compile/compile.ts.

const nodeChecks: { readonly [N in WrittenType]?: (row: StatedRow<N>, tell: Tell) => void } = {
  RegulatoryEvent: checkRegulatoryEvent,
  Trial: checkTrial,
};

const entryChecks: { readonly [P in OwnedPart]?: (entry: Entry<P>, tell: Tell) => void } = {
  Alias: checkPeriod,
  EpidemiologyFigure: checkEpidemiologyFigure,
  FinancialTerm: checkFinancialTerm,
  Identifier: checkIdentifier,
  Listing: checkPeriod,
  RightsGrant: checkRightsGrant,
  StatedTotal: checkStatedTotal,
};

/** An edge of a record: the nodes at its ends, and its facts. */
export interface StatedEdge {
  own: string;
  far: string;
  facts: Values;
}

export function checkNode<N extends WrittenType>(type: N, row: StatedRow<N>, tell: Tell): void {
  nodeChecks[type]?.(row, tell);
}

export function checkEntry<P extends OwnedPart>(part: P, entry: Entry<P>, tell: Tell): void {
  entryChecks[part]?.(entry, tell);
}

export function checkEdge(relation: Relation, edge: StatedEdge, tell: Tell): void {
  checkSelfReference(relation, edge, tell);
  checkPeriod(edge.facts, tell);
}
