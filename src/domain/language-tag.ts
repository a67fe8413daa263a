/** The length to which language tags are limited. Those in use have at most a few subtags. */
const maxLength = 100;

/**
 * The language ranges that a BCP 47 tag stands for, from the tag itself to its first subtag: "fr-Latn-CA", "fr-Latn" and "fr" for
 * "fr-latn-ca" [RFC 4647, section 3.4].
 * @returns null if the tag is malformed
 */
export function languageRangesOf(tag: string): string[] | null {
  const canonical = canonicalOf(tag);
  if (canonical === null) return null;
  const subtags = canonical.split("-");
  return subtags.flatMap((_, dropped) => {
    const kept = subtags.slice(0, subtags.length - dropped);
    // A subtag of one letter introduces those after it, and means nothing by itself.
    return kept.at(-1)?.length === 1 ? [] : [kept.join("-")];
  });
}

function canonicalOf(tag: string): string | null {
  if (tag.length > maxLength) return null;
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    return null;
  }
}
