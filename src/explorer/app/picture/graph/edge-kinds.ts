import type { EdgeKind } from "../../graph/documents.ts";

const kinds: Record<EdgeKind, true> = {
  OWNS: true,
  PARTY_TO: true,
  COVERS_THERAPY: true,
  COVERS_INDICATION: true,
  RELATED_TO: true,
  TARGETS: true,
  HAS_ROLE_IN: true,
  TREATS: true,
  SUBTYPE_OF: true,
  CONCERNS_THERAPY: true,
  CONCERNS_INDICATION: true,
  SPONSORED_BY: true,
  STUDIES: true,
  STUDIES_INDICATION: true,
  AFFILIATED_WITH: true,
};

export const isEdgeKind = (text: string): text is EdgeKind => Object.hasOwn(kinds, text);

/** All kinds of edges, in the order of the API. */
export const edgeKinds = Object.keys(kinds).filter(isEdgeKind);
