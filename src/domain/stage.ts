import { DevelopmentStage } from "./development-vocabulary.ts";

const order = Object.keys(DevelopmentStage);

/** The furthest of some stages, in the order of the vocabulary; null where there is none. */
export function highestStageOf(stages: readonly (string | null | undefined)[]): string | null {
  const furthest = Math.max(-1, ...stages.map((stage) => (stage ? order.indexOf(stage) : -1)));
  return order[furthest] ?? null;
}
