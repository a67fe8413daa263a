import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { languages, translated } from "../../src/domain/vocabulary/catalog/catalog.ts";
import type { Vocabulary } from "../../src/domain/vocabulary/vocabulary.ts";
import { PredicateVocabulary } from "../../src/model/derived/predicate.ts";
import { vocabularies } from "../../src/model/derived/vocabulary.ts";

const all: readonly Vocabulary[] = [...vocabularies.values(), PredicateVocabulary];

/** Abbreviations and names of authorities. */
const names = "FDA EMA PMDA MHLW NMPA MHRA MFDS TGA Swissmedic FTC DOJ CMA SAMR JFTC Bundeskartellamt mRNA";
const phases = ["1", "1/2", "2", "2/3", "3", "4"].map((phase) => `Phase ${phase}`);

/** The labels that a language shares with English. A label that is not listed here is one that nobody translated. */
const shared: Readonly<Record<string, readonly string[]>> = {
  fr: [
    ...names.split(" "),
    ...phases,
    ..."Option Acquisition Distribution Peptide Enzyme Adjuvant Alpha Gamma Code Exact Indication Indications".split(
      " ",
    ),
    ..."Patient Net Incidence Population Date".split(" "),
  ],
  de: [
    ...names.split(" "),
    ...phases,
    "Health Canada",
    ..."Investor Option Protein Synonym Code Sponsor Name Status Symbol".split(" "),
  ],
  ja: ["mRNA"],
};

/** The letters that texts of a language have. */
const letters: Readonly<Record<string, RegExp>> = {
  fr: /[\p{Script=Latin}]/u,
  de: /[\p{Script=Latin}]/u,
  ja: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u,
};

/** Words that only English has. */
const english = /\b(the|of|and|with|which|that|by|from|agreement|company|therapy)\b/i;

/** The references to terminologies in a definition. */
const referencesIn = (text: string) => text.match(/\[[^\]]+\]/g) ?? [];

describe.each(languages.filter((language) => language !== "en"))("the catalog of the language %s", (language) => {
  it.each(all.map((vocabulary) => [vocabulary.name, vocabulary] as const))(
    "has a label and a definition for every value of %s",
    (name, vocabulary) => {
      const found = translated(vocabulary, [language]);
      expect(found.language).toBe(language);
      expect(found.description).not.toBe(vocabulary.description);
      const labels = found.terms.map(({ label }) => label);
      // Predicates of several types may have the same label: every entity has a name.
      if (name !== "Predicate") expect(labels.filter((label, place) => labels.indexOf(label) !== place)).toEqual([]);
      for (const term of found.terms) {
        const { value, label, description } = term;
        const at = `${name}.${value}`;
        const own = vocabulary.terms[value];
        expect(term.language, at).toBe(language);
        expect(label, at).toMatch(/^\S.*\S$|^\S$/u);
        expect(label, at).not.toMatch(/[_.。]$|_/u);
        expect(label === own?.label && !shared[language]?.includes(label), `${at} is as in English`).toBe(false);
        expect(description, at).toMatch(language === "ja" ? /[^。]。$/u : /[^.]\.$/u);
        expect(description, at).toMatch(letters[language] ?? /^$/);
        expect(description, at).not.toBe(own?.description);
        expect(description.replace(/`[^`]*`|\[[^\]]*\]|\([^)]*\)|Food and Drug Administration/g, ""), at).not.toMatch(
          english,
        );
        expect(referencesIn(description), at).toEqual(referencesIn(own?.description ?? ""));
      }
    },
  );

  it("has no text of a vocabulary or value that does not exist", () => {
    const file = new URL(`../../src/domain/vocabulary/catalog/${language}.json`, import.meta.url);
    const catalog: Record<string, { terms: object }> = JSON.parse(readFileSync(file, "utf8"));
    const keys = Object.entries(catalog).map(([name, { terms }]) => [name, Object.keys(terms)]);
    expect(keys).toEqual(all.map(({ name, terms }) => [name, Object.keys(terms)]));
  });

  it("uses every label that it is allowed to share with English", () => {
    const labels = new Set(
      all.flatMap((vocabulary) => translated(vocabulary, [language]).terms.map(({ label }) => label)),
    );
    const allowed = shared[language] ?? [];
    expect(allowed.filter((label) => !labels.has(label) && !names.includes(label))).toEqual([]);
  });
});

describe("a vocabulary in some languages", () => {
  const vocabulary: Vocabulary = {
    name: "AgreementStatus",
    description: "The status.",
    terms: {
      SIGNED: { label: "Signed", description: "It is signed." },
      FRAMED: { label: "Framed", description: "It hangs on a wall." },
    },
  };
  const labels = (wanted: string[]) =>
    translated(vocabulary, wanted).terms.map(({ label, language }) => [label, language]);

  it("is in the first of them that has each text", () => {
    expect(labels(["it", "de", "fr"])).toEqual([
      ["Unterzeichnet", "de"],
      ["Framed", "en"],
    ]);
  });

  it("is in English if that is preferred to others", () => {
    expect(labels(["en", "de"])).toEqual([
      ["Signed", "en"],
      ["Framed", "en"],
    ]);
    expect(translated(vocabulary, ["en", "de"]).description).toBe("The status.");
  });

  it("is in English if no catalog has it", () => {
    const other = { ...vocabulary, name: "FrameStatus" };
    expect(translated(other, ["ja"])).toMatchObject({ description: "The status.", language: "en" });
  });
});
