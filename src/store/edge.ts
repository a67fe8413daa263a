import type { EdgeKind } from "../domain/graph-vocabulary.ts";
import type { Tables } from "./tables.ts";

/** Which tables hold the edges of each kind; a kind that two tables hold is counted over both. */
export const edgeTables = {
  PARTY_TO: ["party"],
  COVERS_THERAPY: ["agreement_therapy"],
  IN_FIELD: ["agreement_indication"],
  OWNS: ["company_parent"],
  AFFILIATED_WITH: ["affiliation"],
  HAS_ROLE_IN: ["therapy_company"],
  TREATS: ["therapy_indication"],
  EVENT_OF: ["regulatory_event"],
  EVENT_FOR: ["regulatory_event"],
  SPONSORED_BY: ["trial_sponsor", "regulatory_event"],
  STUDIES: ["trial_therapy"],
  STUDIES_INDICATION: ["trial_indication"],
  SUBTYPE_OF: ["indication_parent"],
  RELATED_TO: ["agreement_relation"],
  TARGETS: ["therapy_target"],
} satisfies Record<EdgeKind, (keyof Tables)[]>;
