import { type EntityType, PickedEntityDocument, type PickedEntityQuery } from "../../graph/documents.ts";
import { type GraphResult, useGraph } from "../../graph/use-graph.ts";
import type { LinkedEntity } from "../part/entity-link.tsx";
import { type EntityReference, referred } from "./entity-reference.ts";

export interface FoundEntity extends LinkedEntity {
  id: string;
}

const fields: Record<EntityType, keyof PickedEntityQuery> = {
  Agreement: "agreement",
  Company: "company",
  Therapy: "therapy",
  Indication: "indication",
  RegulatoryEvent: "regulatoryEvent",
  Trial: "trial",
  DrugTarget: "drugTarget",
  Person: "person",
};

export interface UsedReference {
  /** Null if there is no such entity, undefined while it is loaded or if nothing is referred to. */
  entity: FoundEntity | null | undefined;
  result: GraphResult<PickedEntityQuery>;
}

/** The entity to which an address refers. */
export function useReferred(reference: EntityReference | null): UsedReference {
  const target = referred(reference);
  const result = useGraph(PickedEntityDocument, { slug: target?.slug ?? "" }, { enabled: target !== undefined });
  if (target === undefined) return { entity: reference ? null : undefined, result };
  return { entity: result.data?.[fields[target.type]], result };
}
