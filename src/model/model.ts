import { agreement } from "./agreement.ts";
import { claim } from "./claim.ts";
import { company } from "./company.ts";
import { checkModel } from "./derived/check.ts";
import { drugTarget } from "./drug-target.ts";
import { entity } from "./entity.ts";
import { indication } from "./indication.ts";
import type { Column, Columns, ColumnsOf, Concept, Edge, Part, PartUse, ReferencesOf, Snake } from "./language.ts";
import { agreementMilestone } from "./part/agreement-milestone.ts";
import { alias } from "./part/alias.ts";
import { contingentValueRight } from "./part/contingent-value-right.ts";
import { epidemiologyFigure } from "./part/epidemiology-figure.ts";
import { evidence } from "./part/evidence.ts";
import { financialTerm } from "./part/financial-term.ts";
import { identifier } from "./part/identifier.ts";
import { listing } from "./part/listing.ts";
import { quote } from "./part/quote.ts";
import { rightsGrant } from "./part/rights-grant.ts";
import { stake } from "./part/stake.ts";
import { statedTotal } from "./part/stated-total.ts";
import { trialOutcome } from "./part/trial-outcome.ts";
import { person } from "./person.ts";
import { regulatoryEvent } from "./regulatory-event.ts";
import { source } from "./source.ts";
import { therapy } from "./therapy.ts";
import { trial } from "./trial.ts";

// Declarations refer to each other by name, so that they need not import each other. This file resolves the names to types.

/** Every type of node, in the order in which the API lists them. */
export const model = {
  Company: company,
  Agreement: agreement,
  Therapy: therapy,
  DrugTarget: drugTarget,
  Indication: indication,
  RegulatoryEvent: regulatoryEvent,
  Trial: trial,
  Person: person,
  Source: source,
  Claim: claim,
} as const;

/** Every type of entry in the lists that nodes own. */
export const parts = {
  Alias: alias,
  Identifier: identifier,
  Listing: listing,
  RightsGrant: rightsGrant,
  FinancialTerm: financialTerm,
  StatedTotal: statedTotal,
  Stake: stake,
  ContingentValueRight: contingentValueRight,
  AgreementMilestone: agreementMilestone,
  EpidemiologyFigure: epidemiologyFigure,
  TrialOutcome: trialOutcome,
  Quote: quote,
  Evidence: evidence,
} as const;

type Model = typeof model;
type Parts = typeof parts;

export type NodeType = keyof Model;
export type EntityType = { [N in NodeType]: Model[N]["isEntity"] extends true ? N : never }[NodeType];
export type PartName = keyof Parts;

export const nodeTypes = Object.keys(model) as NodeType[];
export const entityTypes = nodeTypes.filter((name): name is EntityType => model[name].isEntity);
/** Whether a text is the name of a type of node. */
export const isNodeType = (name: string): name is NodeType => Object.hasOwn(model, name);
export const partNames = Object.keys(parts) as PartName[];

/** A declaration with its general type, for code that handles all declarations. */
export const conceptOf = (name: NodeType): Concept => model[name];
export const partOf = (name: PartName): Part => parts[name];
/** The columns of a concept or a part. */
export const columnsOf = (name: NodeType | PartName): Columns =>
  name in model ? model[name as NodeType].columns : parts[name as PartName].columns;
const isPartName = (name: string): name is PartName => Object.hasOwn(parts, name);

/** The lists that nodes of a type own. Every entity has aliases and identifiers. */
export function partsOf(name: NodeType): Readonly<Record<string, PartUse & { part: PartName }>> {
  const { isEntity, parts: own = {} } = conceptOf(name);
  return Object.fromEntries(
    Object.entries<PartUse>({ ...(isEntity && entity.parts), ...own }).flatMap(([field, use]) =>
      isPartName(use.part) ? [[field, { ...use, part: use.part }]] : [],
    ),
  );
}

/** The relations that a concept declares. */
export function edgesOf(name: NodeType): Readonly<Record<string, Edge & { to: NodeType }>> {
  return Object.fromEntries(
    Object.entries(conceptOf(name).edges ?? {}).flatMap(([field, edge]) =>
      isNodeType(edge.to) ? [[field, { ...edge, to: edge.to }]] : [],
    ),
  );
}

type DeclaredOf<N extends NodeType | PartName> = N extends NodeType ? Model[N] : N extends PartName ? Parts[N] : never;
export type ColumnName<N extends NodeType | PartName> = keyof DeclaredOf<N>["columns"] & string;

type EdgesOf<N extends NodeType> = Model[N] extends { edges: infer E } ? E : Record<never, never>;
type SingleOf<N extends NodeType> = {
  [E in keyof EdgesOf<N> as EdgesOf<N>[E] extends { single: true } ? E : never]: EdgesOf<N>[E];
};

interface Named {
  name: string;
  sort_name: string;
}

/** A row of a node, with its type and with its lists parsed. */
export type Row<N extends NodeType> = { type: N; id: string } & (Model[N]["isEntity"] extends true ? Named : unknown) &
  ColumnsOf<Model[N]["columns"]> &
  ReferencesOf<SingleOf<N>>;

/** A row of an entry, with its lists parsed. */
export type PartRow<P extends PartName> = { id: string; fact: string; position: number } & ColumnsOf<
  Parts[P]["columns"]
> &
  (Parts[P] extends { references: infer R } ? ReferencesOf<R> : unknown);

type InverseOf<N extends NodeType> = {
  [M in NodeType]: {
    [E in keyof EdgesOf<M>]: EdgesOf<M>[E] extends { to: N; inverse: { field: infer F } } ? [F, M, E] : never;
  }[keyof EdgesOf<M>];
}[NodeType];

/** The relations of a concept: those that it declares, and the inverses of those that lead to it. Excludes single edges. */
export type RelationName<N extends NodeType> =
  | Exclude<keyof EdgesOf<N> & string, keyof SingleOf<N> & string>
  | (InverseOf<N>[0] & string);

/** The declaration of a relation. */
type Declared<N extends NodeType, F extends string> = F extends keyof EdgesOf<N>
  ? EdgesOf<N>[F]
  : Extract<InverseOf<N>, [F, NodeType, unknown]> extends [F, infer M extends NodeType, infer E]
    ? E extends keyof EdgesOf<M>
      ? EdgesOf<M>[E]
      : never
    : never;
/** The type of node at the far end of a relation. */
export type FarEnd<N extends NodeType, F extends string> = F extends keyof EdgesOf<N>
  ? EdgesOf<N>[F] extends { to: infer T extends NodeType }
    ? T
    : never
  : Extract<InverseOf<N>, [F, NodeType, unknown]>[1] & NodeType;
/** The facts of a relation as columns of its edges. */
export type FactsOf<N extends NodeType, F extends string> =
  Declared<N, F> extends { facts: infer Cs extends Columns }
    ? { [K in keyof ColumnsOf<Cs> & string as `edge_${K}`]: ColumnsOf<Cs>[K] }
    : Record<never, never>;

/** The kinds of edges that the concepts declare. */
export type EdgeKind = {
  [N in NodeType]: { [E in keyof EdgesOf<N>]: EdgesOf<N>[E] extends { kind: infer K } ? K : never }[keyof EdgesOf<N>];
}[NodeType] &
  string;

/** The single edges of a concept, by field. */
export type SingleEdgeName<N extends NodeType> = keyof SingleOf<N> & string;
type ReferencesAt<P extends PartName> = Parts[P] extends { references: infer R } ? R : Record<never, never>;
type LinksAt<P extends PartName> = Parts[P] extends { links: infer L } ? L : Record<never, never>;
/** The nodes that an entry of a part refers to, by field: single nodes, and lists of nodes. */
export type ReferenceName<P extends PartName> = keyof ReferencesAt<P> & string;
export type LinkName<P extends PartName> = keyof LinksAt<P> & string;
export type PartField<N extends NodeType> = (Model[N] extends { parts: infer P } ? keyof P : never) & string;
export type { Column, Columns, Concept, Edge, Part, PartUse, Snake };

checkModel({ concepts: model, parts, everyEntity: entity.parts });
