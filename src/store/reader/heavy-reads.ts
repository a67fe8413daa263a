import { keptSpaceOf, type Store } from "../open.ts";
import { type AnswerOf, type ArgumentsOf, type HeavyQuestion, heavyQuestions } from "./question.ts";

/** Reads that may take long: searches, statistics, walks, most filters and what exceeds the row budget. */
export interface HeavyReads {
  /** A store for statements that may take long. */
  store: Store;
  /** Asks a question of several statements. */
  ask: <Name extends HeavyQuestion>(name: Name, ...args: ArgumentsOf<Name>) => Promise<AnswerOf<Name>>;
}

/**
 * The reads of an operation in this process, for stores in memory and for commands. Its questions share what is kept, as those of a
 * task in a reader process do.
 */
export function localReads(store: Store): HeavyReads {
  keptSpaceOf(store).beginTask();
  return {
    store,
    ask: (name, ...args) => {
      const question = heavyQuestions[name] as (store: Store, ...args: unknown[]) => Promise<AnswerOf<typeof name>>;
      return question(store, ...args);
    },
  };
}
