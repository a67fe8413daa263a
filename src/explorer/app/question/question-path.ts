import { type Changes, href } from "../address/address.ts";

/** The questions that have a form. Each is at `/questions/<name>`. */
export type QuestionName = "rights" | "similar" | "median" | "changes" | "connected" | "compare";

/** The address of a question, with the entries of its form. */
export function questionPath(name: QuestionName, entries: Changes = {}): string {
  return href(`/questions/${name}`, entries);
}
