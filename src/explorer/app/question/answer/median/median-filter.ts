import { referred } from "../../../entity/picker/entity-reference.ts";
import type { EntityType } from "../../../graph/documents.ts";
import { allOf, type Filter, filterAt } from "../../../list/filter.ts";

/** The entries of the form. Null where the reader leaves it open. */
export interface MedianEntries {
  topic: string | null;
  modality: string | null;
  kind: string | null;
  stage: string | null;
  since: string | null;
}

export const topicTypes: readonly EntityType[] = ["Indication", "DrugTarget", "Therapy", "Company"];

function topicFilter(topic: string): Filter[] {
  const target = referred(topic);
  switch (target?.type) {
    case "Indication":
      return [filterAt("indications.some.indication.within.slug.eq", target.slug)];
    case "DrugTarget":
      return [filterAt("therapies.some.therapy.targets.some.target.slug.eq", target.slug)];
    case "Therapy":
      return [filterAt("therapies.some.therapy.slug.eq", target.slug)];
    case "Company":
      return [filterAt("parties.some.company.slug.eq", target.slug)];
    default:
      return [];
  }
}

/** The agreements that the entries of the form describe. Modality and stage are those of the same therapy. */
export function medianFilter({ topic, modality, kind, stage, since }: MedianEntries): Filter {
  const therapy = {
    ...(stage !== null && { stageAtSigning: { eq: stage } }),
    ...(modality !== null && { therapy: { modality: { eq: modality } } }),
  };
  return allOf([
    ...(topic === null ? [] : topicFilter(topic)),
    ...(Object.keys(therapy).length > 0 ? [{ therapies: { some: therapy } }] : []),
    ...(kind === null ? [] : [filterAt("kinds.has", kind)]),
    ...(since === null ? [] : [filterAt("announcedOn.gte", since)]),
  ]);
}
