import { DevelopmentStage } from "./vocabulary/therapy.ts";

const order = Object.keys(DevelopmentStage.terms) as DevelopmentStage[];

/** The most advanced of some stages, in the order of the vocabulary. Null if none is known. */
export function highestStageOf(stages: readonly (DevelopmentStage | null)[]): DevelopmentStage | null {
  return order.findLast((stage) => stages.includes(stage)) ?? null;
}
