import { type Term, vocabulary } from "../../domain/vocabulary/vocabulary.ts";
import type { EdgeKind } from "../model.ts";
import { declaredRelations, type Relation } from "./relation.ts";
import { proseOf, upperFirst } from "./spelling.ts";

/** The relations of each kind of edge, seen from the end that declares them. */
export const relationsByKind: ReadonlyMap<EdgeKind, readonly Relation[]> = Map.groupBy(
  declaredRelations,
  ({ edge }) => edge.kind as EdgeKind,
);

export const edgeKinds: readonly EdgeKind[] = [...relationsByKind.keys()];

/** The kinds of edges as a vocabulary. A description contains the sentences that edges of the kind stand for. */
export const EdgeKindVocabulary = {
  name: "EdgeKind",
  description: "A kind of edge, read as subject, verb, object.",
  terms: Object.fromEntries(
    [...relationsByKind].map(([kind, relations]): [EdgeKind, Term] => [
      kind,
      {
        label: upperFirst(proseOf(kind.toLowerCase())),
        description: relations.map(({ edge }) => `${edge.reads}.`).join(" "),
      },
    ]),
  ) as Record<EdgeKind, Term>,
} as const;

export const PeriodBoundaryVocabulary = vocabulary("PeriodBoundary", "One of the two ends of a period.", {
  START: { label: "Start", description: "The date on which the period begins." },
  END: { label: "End", description: "The date on which the period ends." },
});

export const EdgeDirectionVocabulary = vocabulary(
  "EdgeDirection",
  "The direction of an edge, seen from the entity at one of its ends.",
  {
    OUTGOING: { label: "Outgoing", description: "The entity from which the edge is seen is the subject of the edge." },
    INCOMING: { label: "Incoming", description: "The entity from which the edge is seen is the object of the edge." },
  },
);
