/** Signs of trademarks and of copyright. Compatibility normalization would make letters of some of them. */
const signs = /[™®℠©℗Ⓡⓡ🅪🅫🅬]/gu;

/** Signs in parentheses. A hyphen or a letter after "(r)" shows that it describes a stereoisomer, as in "(R)-ketamine". */
const spelledSigns = /(?<=[\p{L}\p{N}.] ?)\((?:tm|sm|r|c)\)(?![-‐‑–\p{L}\p{N}])/gu;

/** A text without the signs of trademarks: "AlphaMedix™" and "AlphaMedix" give the same result. */
export function withoutSigns(text: string): string {
  return text.replaceAll(signs, " ");
}

/** A folded text without the signs of trademarks that are spelled in letters, such as "(TM)". */
export function withoutSpelledSigns(folded: string): string {
  return folded.includes("(") ? folded.replaceAll(spelledSigns, " ") : folded;
}
