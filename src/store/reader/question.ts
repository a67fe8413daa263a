import { warmNextInput } from "../kept/warm-inputs.ts";
import { facets } from "../query/figure/facet.ts";
import { groups, memberCount } from "../query/figure/group.ts";
import { groupMoney, groupShare, totalMoney, totalShare } from "../query/figure/money.ts";
import { withSearches } from "../query/filter/searched.ts";
import { companiesBelowCircles } from "../query/graph/ownership.ts";
import { neighborhood, shortestPaths } from "../query/graph/walk.ts";
import { rankedPage } from "../query/ranking/ranked-page.ts";
import { relevancePage } from "../query/ranking/relevance-page.ts";
import { comparedCurrencies } from "../query/rate.ts";
import { searchCount, searchCounts, searchPage } from "../query/search/page.ts";
import { searchPlan } from "../query/search/plan.ts";
import { entriesNearBareName } from "../query/search.ts";

/** The questions that take more than a statement and may take long. */
export const heavyQuestions = {
  companiesBelowCircles,
  comparedCurrencies,
  entriesNearBareName,
  facets,
  groupMoney,
  groupShare,
  groups,
  memberCount,
  neighborhood,
  rankedPage,
  relevancePage,
  searchCount,
  searchCounts,
  searchPage,
  searchPlan,
  shortestPaths,
  totalMoney,
  totalShare,
  warmNextInput,
  withSearches,
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
