import { warmNextInput } from "../kept/warm-inputs.ts";
import { neighborhood, shortestPaths } from "../query/graph/walk.ts";
import { rankedPage } from "../query/ranking/ranked-page.ts";
import { comparedCurrencies } from "../query/rate.ts";
import { entriesNearBareName, wordMatchesOf } from "../query/search.ts";
import { agreementGroups, agreementMoney, agreementUpfrontShare, regulatoryEventGroups } from "../query/stats.ts";

/** The questions that take more than a statement and may take long. */
export const heavyQuestions = {
  agreementGroups,
  agreementMoney,
  agreementUpfrontShare,
  comparedCurrencies,
  entriesNearBareName,
  neighborhood,
  rankedPage,
  regulatoryEventGroups,
  shortestPaths,
  warmNextInput,
  wordMatchesOf,
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
