import { hash, randomInt } from "node:crypto";
import { crc32 } from "node:zlib";

// Letters and digits only, so that a double click selects the whole key, and no shell or URL needs quotes.
const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const idLength = 8;
/** 43 characters of 62 kinds have 256 bits. */
const secretLength = 43;
const checksumLength = 6;

const format = new RegExp(`^ddg_([0-9A-Za-z]{${idLength}})_[0-9A-Za-z]{${secretLength + checksumLength}}$`);

/**
 * Creates an API key: `ddg_<id>_<secret><checksum>`. The prefix lets scanners for leaked secrets find keys. The checksum lets
 * the server reject a mistyped key, and lets scanners tell keys from other text, without knowing any key.
 */
export function newKey(): { id: string; key: string } {
  const id = randomText(idLength);
  const body = `ddg_${id}_${randomText(secretLength)}`;
  return { id, key: body + checksumOf(body) };
}

/** Whether a credential is meant as an API key, and not as a token. */
export function looksLikeKey(text: string): boolean {
  return text.startsWith("ddg_");
}

/** The id in an API key. Null if the text is not an API key. */
export function keyIdOf(text: string): string | null {
  const id = format.exec(text)?.[1];
  if (id === undefined) return null;
  return text.endsWith(checksumOf(text.slice(0, -checksumLength))) ? id : null;
}

/**
 * The hash under which a key is stored. A single SHA-256 is enough: slow hashes protect secrets that can be guessed, and
 * nobody can try 2^256 keys. It takes about a microsecond, which every request pays.
 */
export function keyHash(key: string): string {
  return hash("sha256", key, "hex");
}

function randomText(length: number): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join("");
}

function checksumOf(text: string): string {
  let rest = crc32(text);
  let digits = "";
  for (let index = 0; index < checksumLength; index++) {
    digits = alphabet[rest % alphabet.length] + digits;
    rest = Math.floor(rest / alphabet.length);
  }
  return digits;
}
