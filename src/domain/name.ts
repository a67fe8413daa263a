/** A name as lists sort it: without accents, case and runs of space; the same on every engine, byte by byte. */
export function sortNameOf(name: string): string {
  return name
    .normalize("NFKD")
    .replaceAll(/\p{M}+/gu, "")
    .toLowerCase()
    .replaceAll(/\s+/g, " ")
    .trim();
}
