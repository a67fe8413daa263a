import type { Vocabulary } from "../../../domain/vocabulary/vocabulary.ts";
import { nearest, quoted } from "../../../intake/records/problem.ts";
import { CurateError } from "../curate-error.ts";

/** What is missing or wrong in options, told together. */
export class Faults {
  readonly #texts: string[] = [];

  /** @param text sentences that begin with the option */
  add(text: string): void {
    this.#texts.push(text);
  }

  missing(option: string, use: string): void {
    this.add(`${option}: The option is required. Use ${use}.`);
  }

  checkWord(option: string, word: string, { terms }: Vocabulary): void {
    const words = Object.keys(terms);
    if (words.includes(word)) return;
    const near = nearest(word.toUpperCase().replaceAll(/[^A-Z]+/g, "_"), words);
    const meant = near === undefined ? "" : ` Did you mean ${near}?`;
    this.add(`${option}: ${quoted(word)} is not a valid value.${meant} Use one of ${words.join(", ")}.`);
  }

  /** @throws {CurateError} if there are any */
  throwIfAny(): void {
    if (this.#texts.length > 0) throw new CurateError([...this.#texts, "No file was written."].join("\n"));
  }
}
