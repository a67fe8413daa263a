/** A setting that cannot be used. The message is a single line that names the setting. */
export class ConfigError extends Error {}

type Environment = Readonly<Record<string, string | undefined>>;

export interface IntegerRange {
  min: number;
  max: number;
  /** The unit, and what a special value means, for the message: "seconds; 0 requires revalidation". */
  note: string;
}

/** Reads settings from environment variables. An empty value counts as not set. */
export class Settings {
  readonly #environment: Environment;

  constructor(environment: Environment) {
    this.#environment = environment;
  }

  text(name: string, defaultValue: string): string {
    return this.#environment[name] || defaultValue;
  }

  /** The value of a setting without a default. Null if it is not set. */
  optional(name: string): string | null {
    return this.#environment[name] || null;
  }

  /** A whole number in decimal digits. @throws {ConfigError} with the allowed range */
  integer(name: string, defaultValue: string, { min, max, note }: IntegerRange): number {
    const text = this.text(name, defaultValue);
    const value = Number(text);
    if (!/^\d{1,15}$/.test(text) || value < min || value > max) {
      throw new ConfigError(`${name} must be an integer from ${min} to ${max} (${note}), got ${shown(text)}.`);
    }
    return value;
  }

  /** @param explanation what the values mean, for the message: "trusted executes registered documents only" */
  choice<const Value extends string>(
    name: string,
    defaultValue: Value,
    values: readonly Value[],
    explanation = "",
  ): Value {
    const text = this.text(name, defaultValue);
    const value = values.find((each) => each === text);
    if (value !== undefined) return value;
    const note = explanation === "" ? "" : ` (${explanation})`;
    throw new ConfigError(`${name} must be one of ${values.join(", ")}${note}, got ${shown(text)}.`);
  }
}

/** A value as a message quotes it, on one line and of bounded length. */
export function shown(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}
