import { type DevelopmentActivity, DevelopmentStage } from "./vocabulary/therapy.ts";

const order = Object.keys(DevelopmentStage.terms) as DevelopmentStage[];

/** The most advanced of some stages, in the order of the vocabulary. Null if none is known. */
export function highestStageOf(stages: readonly (DevelopmentStage | null)[]): DevelopmentStage | null {
  return order.findLast((stage) => stages.includes(stage)) ?? null;
}

/** Whether every activity that is known is an end of development. False if none is known. */
export function isDiscontinued(activities: readonly (DevelopmentActivity | null)[]): boolean {
  const known = activities.filter((activity) => activity !== null);
  return known.length > 0 && known.every((activity) => activity === "DISCONTINUED" || activity === "WITHDRAWN");
}
