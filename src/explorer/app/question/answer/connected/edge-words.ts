import type { EdgeKind } from "../../../graph/documents.ts";

/** An edge in words, read from its subject to its object and the other way. */
const words: Record<EdgeKind, [forward: string, backward: string]> = {
  OWNS: ["owns", "is owned by"],
  PARTY_TO: ["is a party to", "has the party"],
  COVERS_THERAPY: ["covers", "is covered by"],
  COVERS_INDICATION: ["is for", "is the subject of"],
  RELATED_TO: ["is related to", "is related to"],
  TARGETS: ["acts on", "is the target of"],
  HAS_ROLE_IN: ["has a role in", "is in the hands of"],
  TREATS: ["treats, or is developed for,", "is treated by, or the aim of,"],
  SUBTYPE_OF: ["is a subtype of", "has the subtype"],
  CONCERNS_THERAPY: ["concerns", "is the subject of"],
  CONCERNS_INDICATION: ["concerns", "is the subject of"],
  SPONSORED_BY: ["is sponsored by", "sponsors"],
  STUDIES: ["studies", "is studied in"],
  STUDIES_INDICATION: ["studies", "is studied in"],
  AFFILIATED_WITH: ["works or worked for", "employs or employed"],
};

/** @param isForward whether the sentence begins with the subject of the edge */
export const edgeWords = (kind: EdgeKind, isForward: boolean) => words[kind][isForward ? 0 : 1];
