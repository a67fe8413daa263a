import { vocabulary, type WordOf } from "./vocabulary.ts";

export const EntityChangeKind = vocabulary("EntityChangeKind", "What happened to an entity or to one of its facts.", {
  ADDED: {
    label: "Added",
    description: "The graph has an entity that it did not have before, or shows a fact that it did not show before.",
  },
  CHANGED: {
    label: "Changed",
    description: "The graph shows another text, another detail or another review status for a fact.",
  },
  REMOVED: {
    label: "Removed",
    description: "The graph no longer has an entity, or no longer shows a fact of an entity that it still has.",
  },
});
export type EntityChangeKind = WordOf<typeof EntityChangeKind>;
