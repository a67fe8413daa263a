import type { KeptCounts } from "../kept/kept-space.ts";
import type { HeavyQuestion } from "./question.ts";

/** What a reader process is asked: a statement, or a question of several statements. */
export type ReaderTask =
  | { sql: string; parameters: readonly unknown[] }
  | { question: HeavyQuestion; args: readonly unknown[] };

export type ReaderRequest = ReaderTask & { id: number };

/**
 * What a reader process sends: that it has opened the store, or the result of a task with the revision at which it was read, and what
 * the process keeps if the task has used it.
 */
export type ReaderMessage =
  | { ready: true }
  | { id: number; value: unknown; revision: number; kept?: ReadonlyMap<string, KeptCounts> }
  | {
      id: number;
      error: { message: string; stack: string | undefined; code: string | undefined; errcode: number | undefined };
    };
