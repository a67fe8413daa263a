import type { DevelopmentStage } from "../../graph/documents.ts";
import { symbolCorners } from "../figure/symbol-corners.ts";

/** Stages that share a color, from the earliest on. */
export const stageGroups = [
  { name: "Discovery and preclinical", color: "var(--series-6)", symbol: "circle", corners: symbolCorners.circle },
  { name: "Phase 1", color: "var(--series-3)", symbol: "square", corners: symbolCorners.square },
  { name: "Phase 2", color: "var(--series-4)", symbol: "triangle", corners: symbolCorners.triangle },
  { name: "Phase 3 and filed", color: "var(--series-2)", symbol: "diamond", corners: symbolCorners.diamond },
  { name: "Approved", color: "var(--series-1)", symbol: "star", corners: symbolCorners.star },
  { name: "Stage not stated", color: "var(--control)", symbol: "cross", corners: symbolCorners.cross },
] as const;

export type StageGroup = (typeof stageGroups)[number];

/** The groups by stage. The order of the stages is that of development. */
const groupOfStage: Record<DevelopmentStage, number> = {
  DISCOVERY: 0,
  PRECLINICAL: 0,
  IND_CLEARED: 0,
  EARLY_PHASE1: 1,
  PHASE1: 1,
  PHASE1_2: 1,
  PHASE2: 2,
  PHASE2_3: 2,
  PHASE3: 3,
  FILED: 3,
  APPROVED: 4,
  LAUNCHED: 4,
  PHASE4: 4,
};

/** The group of the most advanced of the stages. */
export function stageGroupOf(stages: readonly (DevelopmentStage | null)[]): StageGroup {
  const places = stages.flatMap((stage) => (stage === null ? [] : [groupOfStage[stage]]));
  return stageGroups[places.length === 0 ? 5 : Math.max(...places)] ?? stageGroups[5];
}
