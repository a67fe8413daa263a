import { AccessError } from "../access-error.ts";
import { isScope, type Scope, scopes } from "../scope.ts";

/** An API key as the file contains it: everything but the key itself. */
export interface KeyEntry {
  id: string;
  /** Unique among the keys that are not revoked. */
  name: string;
  scopes: readonly Scope[];
  /** The SHA-256 of the key in hexadecimal. */
  sha256: string;
  createdAt: string;
  /** The last day (UTC) on which the key is valid. Null if it does not expire. */
  expiresOn: string | null;
  /** Null if the key is not revoked. */
  revokedAt: string | null;
}

const version = 1;

export const namePattern = /^[A-Za-z\d][\w.-]{0,63}$/;

/** Writes the keys as the text of the file. */
export function printKeys(keys: readonly KeyEntry[]): string {
  return `${JSON.stringify({ version, keys }, null, 2)}\n`;
}

/** Reads the keys from the text of the file. @throws {AccessError} that says where the text is damaged */
export function parseKeys(text: string): KeyEntry[] {
  const root = objectOf(parseJson(text), "the file");
  if (root.version !== version) throw new AccessError(`version: must be ${version}.`);
  if (!Array.isArray(root.keys)) throw new AccessError("keys: must be a list.");
  const keys = root.keys.map((entry: unknown, index) => entryOf(entry, `keys[${index}]`));
  const active = keys.filter(({ revokedAt }) => revokedAt === null);
  assertUnique(keys.map(({ id }) => id));
  assertUnique(active.map(({ name }) => name));
  return keys;
}

function entryOf(value: unknown, at: string): KeyEntry {
  const entry = objectOf(value, at);
  const text = (name: string, pattern: RegExp, meaning: string): string => {
    const found = entry[name];
    if (typeof found === "string" && pattern.test(found)) return found;
    throw new AccessError(`${at}.${name}: must be ${meaning}.`);
  };
  const textOrNull = (...[name, pattern, meaning]: Parameters<typeof text>) =>
    entry[name] === null ? null : text(name, pattern, `${meaning}, or null`);
  if (!Array.isArray(entry.scopes) || !entry.scopes.every(isScope))
    throw new AccessError(`${at}.scopes: must be a list of ${scopes.join(", ")}.`);
  const expiresOn = textOrNull("expiresOn", /^\d{4}-\d{2}-\d{2}$/, "a date such as 2027-12-31");
  if (expiresOn !== null && !isDate(expiresOn)) throw new AccessError(`${at}.expiresOn: is not a date.`);
  return {
    id: text("id", /^[0-9A-Za-z]{8}$/, "8 letters and digits"),
    name: text("name", namePattern, "a name"),
    scopes: entry.scopes,
    sha256: text("sha256", /^[\da-f]{64}$/, "64 hexadecimal digits"),
    createdAt: text("createdAt", /^\d{4}-.*Z$/, "a time"),
    expiresOn,
    revokedAt: textOrNull("revokedAt", /^\d{4}-.*Z$/, "a time"),
  };
}

/** Whether a text of the form YYYY-MM-DD is a date of the calendar. */
export function isDate(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The message of the parser quotes the text.
    throw new AccessError("the file is not valid JSON.");
  }
}

function objectOf(value: unknown, at: string): Record<string, unknown> {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return { ...value };
  throw new AccessError(`${at}: must be a JSON object.`);
}

function assertUnique(values: readonly string[]): void {
  const repeated = values.find((value, index) => values.indexOf(value) !== index);
  if (repeated !== undefined) throw new AccessError(`keys: "${repeated}" occurs more than once.`);
}
