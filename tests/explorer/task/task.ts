import type { Reader } from "../../support/reader.ts";

/** Something that an analyst wants to know or to have, from the first view on. */
export interface Task {
  name: string;
  /** Completes the task, and throws if the page does not give what was asked for. */
  run: (reader: Reader) => Promise<void>;
}
