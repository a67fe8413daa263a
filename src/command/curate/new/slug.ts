import { isSlug } from "../../../domain/code.ts";
import { bareNameOf } from "../../../domain/name/name.ts";

/** Slugs that are made are shorter than slugs may be, so that a number fits behind them. */
const maxMadeLength = 110;

/** A text as a slug: lowercase letters, digits and hyphens. Empty if it has neither letters nor digits of the Latin alphabet. */
export function slugOf(text: string): string {
  return text
    .normalize("NFKD")
    .replaceAll(/\p{M}+/gu, "")
    .toLowerCase()
    .replaceAll(/['’]/g, "")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, maxMadeLength)
    .replaceAll(/^-+|-+$/g, "");
}

/** A name without the legal form at its end: "Acme" for "Acme, Inc." */
export function withoutLegalForm(name: string): string {
  const words = name.trim().split(/\s+/);
  const bare = bareNameOf(name);
  const shortest = words.findIndex((_, index) => bareNameOf(words.slice(0, index + 1).join(" ")) === bare);
  return words
    .slice(0, shortest + 1)
    .join(" ")
    .replace(/[,;]+$/, "");
}

/**
 * The first slug that is not in use: that of the texts joined, then with the numbers 2, 3 and so on.
 * @param texts empty texts are left out
 * @returns "" if no text has letters or digits of the Latin alphabet
 */
export function freeSlug(texts: readonly string[], taken: ReadonlySet<string>): string {
  const made = slugOf(
    texts
      .map(slugOf)
      .filter((text) => text !== "")
      .join("-"),
  );
  if (!isSlug(made)) return "";
  for (let number = 1; ; number++) {
    const slug = number === 1 ? made : `${made}-${number}`;
    if (!taken.has(slug)) return slug;
  }
}
