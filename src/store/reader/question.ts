import { neighborhood, shortestPaths } from "../query/graph/walk.ts";
import { searchCount, searchCounts, searchPage } from "../query/search/page.ts";
import { searchPlan } from "../query/search/plan.ts";
import { entriesNearBareName } from "../query/search.ts";
import { agreementGroups, agreementMoney, agreementUpfrontShare, regulatoryEventGroups } from "../query/stats.ts";

/** The questions that take more than a statement and may take long. */
export const heavyQuestions = {
  agreementGroups,
  agreementMoney,
  agreementUpfrontShare,
  entriesNearBareName,
  neighborhood,
  regulatoryEventGroups,
  searchCount,
  searchCounts,
  searchPage,
  searchPlan,
  shortestPaths,
};

export type HeavyQuestions = typeof heavyQuestions;
export type HeavyQuestion = keyof HeavyQuestions;

/** The arguments of a question after the store. */
export type ArgumentsOf<Name extends HeavyQuestion> = HeavyQuestions[Name] extends (
  store: never,
  ...args: infer Arguments
) => unknown
  ? Arguments
  : never;

export type AnswerOf<Name extends HeavyQuestion> = Awaited<ReturnType<HeavyQuestions[Name]>>;
