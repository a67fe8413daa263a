import { shown } from "../../../settings/settings.ts";
import { AccessError } from "../access-error.ts";
import { isScope, type Scope, scopes } from "../scope.ts";
import { keyHash, newKey } from "./api-key.ts";
import { changeKeys, readKeys } from "./key-file.ts";
import { isDate, type KeyEntry, namePattern } from "./key-list.ts";

/**
 * Creates an API key.
 * @param options.scopes scopes, separated by commas
 * @param options.expires the last day (UTC) on which the key is valid
 * @returns the key, which cannot be shown again, and its entry
 * @throws {AccessError} if an argument is invalid or the name is in use
 */
export async function addKey(
  file: string,
  name: string,
  options: { scopes: string; expires?: string },
): Promise<{ key: string; entry: KeyEntry }> {
  if (!namePattern.test(name))
    throw new AccessError(
      `The name must have 1 to 64 letters, digits, dots, hyphens and underscores, and start with a letter or digit, got ${shown(name)}.`,
    );
  const grantedScopes = scopesOf(options.scopes);
  const expiresOn = options.expires === undefined ? null : futureDate(options.expires);
  return changeKeys(file, (keys) => {
    if (keys.some((entry) => entry.id === name || (entry.name === name && entry.revokedAt === null)))
      throw new AccessError(`A key with the name "${name}" exists. Choose another name, or revoke that key first.`);
    const { id, key } = newKey();
    const entry: KeyEntry = {
      id,
      name,
      scopes: grantedScopes,
      sha256: keyHash(key),
      createdAt: new Date().toISOString(),
      expiresOn,
      revokedAt: null,
    };
    return { keys: [...keys, entry], result: { key, entry } };
  });
}

/** A table of all keys, without the keys themselves. @throws {AccessError} if the file cannot be used */
export async function listKeys(file: string): Promise<string> {
  const rows = (await readKeys(file)).map((entry) => [
    entry.id,
    entry.name,
    entry.scopes.join(","),
    entry.createdAt.slice(0, 10),
    entry.expiresOn ?? "never",
    statusOf(entry),
  ]);
  const table = [["id", "name", "scopes", "created", "expires", "status"], ...rows];
  const widths = table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? [];
  const lines = table.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  "));
  return lines.map((line) => `${line.trimEnd()}\n`).join("");
}

/**
 * Revokes a key. Running servers reject it within a second.
 * @param idOrName the id of a key, or the name of a key that is not revoked
 * @throws {AccessError} if there is no such key
 */
export async function revokeKey(file: string, idOrName: string): Promise<KeyEntry> {
  return changeKeys(file, (keys) => {
    const found =
      keys.find(({ id }) => id === idOrName) ??
      keys.find(({ name, revokedAt }) => name === idOrName && revokedAt === null);
    if (!found)
      throw new AccessError(
        `No key has the id or name ${shown(idOrName)}. List the keys with \`npm run keys -- list\`.`,
      );
    if (found.revokedAt !== null)
      throw new AccessError(`The key ${found.id} was already revoked on ${found.revokedAt}.`);
    const revoked = { ...found, revokedAt: new Date().toISOString() };
    return { keys: keys.map((entry) => (entry === found ? revoked : entry)), result: revoked };
  });
}

function statusOf({ revokedAt, expiresOn }: KeyEntry): string {
  if (revokedAt !== null) return `revoked ${revokedAt.slice(0, 10)}`;
  return expiresOn !== null && expiresOn < today() ? "expired" : "active";
}

function scopesOf(text: string): Scope[] {
  const parts = text.split(",").map((part) => part.trim());
  const unknown = parts.find((part) => !isScope(part));
  if (unknown !== undefined)
    throw new AccessError(`--scopes must be a list of ${scopes.join(", ")}, got ${shown(unknown)}.`);
  return scopes.filter((scope) => parts.includes(scope));
}

function futureDate(text: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || !isDate(text))
    throw new AccessError(`--expires must be a date such as 2027-12-31, got ${shown(text)}.`);
  if (text < today()) throw new AccessError(`--expires must not be in the past, got ${text}.`);
  return text;
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
