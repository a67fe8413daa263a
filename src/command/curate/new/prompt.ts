import { createInterface, type Interface } from "node:readline";
import { nearest, quoted } from "../../../intake/records/problem.ts";
import { CurateError } from "../curate-error.ts";

/** A value that may be chosen, as a question lists it. */
export interface Choice {
  value: string;
  label: string;
}

/** Asks questions, one line each. Answers that are not valid are asked again. */
export class Prompt {
  readonly #reader: Interface;
  readonly #lines: AsyncIterator<string>;
  readonly #output: NodeJS.WritableStream;

  constructor(input: NodeJS.ReadableStream, output: NodeJS.WritableStream, isTerminal: boolean) {
    this.#output = output;
    this.#reader = createInterface({ input, output, terminal: isTerminal });
    this.#reader.on("SIGINT", () => this.#reader.close());
    this.#lines = this.#reader[Symbol.asyncIterator]();
  }

  close(): void {
    this.#reader.close();
  }

  say(text: string): void {
    this.#output.write(`${text}\n`);
  }

  /**
   * @param check what is wrong with an answer, as sentences; null if nothing is
   * @throws {CurateError} if the answers end
   */
  async text(question: string, check: (answer: string) => string | null = () => null): Promise<string> {
    for (;;) {
      this.#reader.setPrompt(`${question}: `);
      this.#reader.prompt();
      const { value, done } = await this.#lines.next();
      if (done) throw new CurateError("The answers ended before all questions were answered. No file was written.");
      const answer = value.trim();
      const fault = check(answer);
      if (fault === null) return answer;
      this.say(fault);
    }
  }

  /** A text that is not empty. */
  required(question: string): Promise<string> {
    return this.text(question, (answer) => (answer === "" ? "An answer is required." : null));
  }

  /** One of several values, by its number or the value itself. Empty only if it is optional. */
  async choice(question: string, choices: readonly Choice[], isOptional = false): Promise<string> {
    for (const [index, { value, label }] of choices.entries()) this.say(`  ${index + 1}. ${value}: ${label}`);
    const chosen = (answer: string) =>
      choices[Number(answer) - 1]?.value ??
      choices.find(({ value }) => value.toLowerCase() === answer.toLowerCase())?.value;
    const answer = await this.text(`${question}${isOptional ? " (empty for none)" : ""}`, (given) => {
      if ((isOptional && given === "") || chosen(given) !== undefined) return null;
      const near = nearest(
        given.toUpperCase(),
        choices.map(({ value }) => value),
      );
      const meant = near === undefined ? "" : ` Did you mean ${near}?`;
      return `${quoted(given)} is not one of them.${meant} Use a number from 1 to ${choices.length}, or a value.`;
    });
    return chosen(answer) ?? "";
  }

  async confirm(question: string): Promise<boolean> {
    const answer = await this.text(`${question} (y/N)`, (given) =>
      /^(?:y|yes|n|no)?$/i.test(given) ? null : "Answer y or n.",
    );
    return /^y/i.test(answer);
  }
}
