interface Check {
  name: string;
  isPassed: boolean;
}

/** What is checked, and what came of it. Each check is printed when it is made. */
export class Checks {
  readonly #checks: Check[] = [];

  /** @param detail what was measured, and, if the check failed, what was expected */
  check(name: string, isPassed: boolean, detail: string): void {
    this.#checks.push({ name, isPassed });
    console.log(`${isPassed ? "passed" : "FAILED"}  ${name}: ${detail}`);
  }

  get count(): number {
    return this.#checks.length;
  }

  get failed(): string[] {
    return this.#checks.filter(({ isPassed }) => !isPassed).map(({ name }) => name);
  }
}

/** A few of many things, for a line of text. */
export function listed(things: readonly string[], max = 5): string {
  const shown = things.slice(0, max).join("; ");
  return things.length > max ? `${shown}; and ${things.length - max} more` : shown;
}
