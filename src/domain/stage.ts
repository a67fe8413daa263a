import { DevelopmentStage } from "./vocabulary/therapy.ts";

const order = Object.keys(DevelopmentStage.terms) as DevelopmentStage[];

/** The furthest of some stages, in the order of the vocabulary; null where there is none. */
export function highestStageOf(stages: readonly (DevelopmentStage | null)[]): DevelopmentStage | null {
  return order.findLast((stage) => stages.includes(stage)) ?? null;
}
