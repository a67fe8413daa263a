import { ClaimStatus } from "../domain/vocabulary/evidence.ts";
import { concept } from "./language.ts";

export const claim = concept({
  name: "Claim",
  plural: "claims",
  description:
    "A statement by one or more sources of a fact about an entity. Claims that contradict each other are all kept.",
  example: "0f343b0931126a20f133",
  isEntity: false,
  columns: {
    subject: { type: "NodeKey", internal: true, description: "The entity that the claim is about." },
    position: { type: "int", internal: true, description: "Place among the claims about the entity." },
    predicate: { type: "text", description: "The field or relation that the claim is about." },
    fact: { type: "text", internal: true, description: "The fact on which claims agree or disagree." },
    value: {
      type: "text",
      nullable: true,
      internal: true,
      description:
        "The stated value as canonical text, by which claims agree or disagree. Null if the claim states a relation to an entity.",
    },
    object: {
      type: "NodeKey",
      nullable: true,
      internal: true,
      description: "The entity to which the stated relation leads.",
    },
    detail: {
      type: "text",
      nullable: true,
      internal: true,
      description:
        "Detail that the graph shows with the value or relation, such as a role or a stage. Null if there is none.",
    },
    qualifiers: {
      type: "ClaimQualifier",
      list: true,
      description:
        "The typed parts of what the claim states, in the order of the fields of the entry, relation or object that the claim is about. At most 700; empty if the claim states a plain value, such as a date, or a text in words.",
    },
    status: { type: ClaimStatus, description: "The review status of the claim." },
    resolution: {
      type: "text",
      nullable: true,
      description:
        "Editorial note: why the claim was accepted, disputed, rejected or superseded, or how to read it. Null if there is none.",
    },
    recordedAt: { type: "DateTime", description: "Time at which the claim was recorded." },
  },
  indexes: [["subject", "position"], ["fact"]],
});
