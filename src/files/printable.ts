/** A name without control characters, which would act on the terminal that shows it. */
export function printable(name: string): string {
  return name.replaceAll(/\p{Cc}/gu, (character) =>
    character < " "
      ? JSON.stringify(character).slice(1, -1)
      : `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
