import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { type Graph, testGraph } from "../../support/graph.ts";
import { runs } from "../../support/runs.ts";

let graph: Graph;
beforeAll(async () => {
  graph = await testGraph();
});

interface Shown {
  name: string;
  language: string;
  terms: { value: string; position: number; label: string; language: string }[];
}

const query = `query ($name: String!, $language: String) {
  vocabulary(name: $name, language: $language) { name description language isOrdered terms { value position label description language } } }`;

async function shown(name: string, language: string | null): Promise<Shown> {
  const { data, errors } = await graph.query(query, { name, language });
  expect(errors).toEqual([]);
  return data.vocabulary;
}

const labelOf = (vocabulary: Shown, value: string) => vocabulary.terms.find((term) => term.value === value)?.label;

describe("a vocabulary", () => {
  it("has its values in their order, with positions", async () => {
    const { terms } = await shown("DevelopmentStage", null);
    expect(terms.map(({ position }) => position)).toEqual(terms.map((_, index) => index));
    expect(terms.slice(0, 3).map(({ value }) => value)).toEqual(["DISCOVERY", "PRECLINICAL", "IND_CLEARED"]);
    expect(terms.at(-1)?.value).toBe("PHASE4");
  });

  it("says whether its values can be compared", async () => {
    for (const [name, isOrdered] of [
      ["DevelopmentStage", true],
      ["AgreementKind", false],
    ] as const)
      expect(await shown(name, null)).toMatchObject({ isOrdered });
  });

  it.each([
    [null, "en", "Approved"],
    ["en-GB", "en", "Approved"],
    ["fr", "fr", "Autorisation accordée"],
    ["fr-CA", "fr", "Autorisation accordée"],
    ["DE-at", "de", "Zulassung erteilt"],
    ["ja-JP-u-ca-japanese", "ja", "製造販売承認"],
    ["pt-BR", "en", "Approved"],
  ])("requested in the language %s is in %s", async (requested, given, label) => {
    const found = await shown("RegulatoryEventKind", requested);
    expect(found.language).toBe(given);
    expect(new Set(found.terms.map(({ language }) => language))).toEqual(new Set([given]));
    expect(labelOf(found, "APPROVED")).toBe(label);
  });

  it("is the same in the list of vocabularies", async () => {
    const fields = "{ name description language isOrdered terms { value position label description language } }";
    const { data } = await graph.query(`{ vocabularies(language: "de") ${fields} }`);
    for (const each of data.vocabularies) expect(await shown(each.name, "de")).toEqual(each);
    const { data: some } = await graph.query(`{ vocabularies(names: ["Agency"], language: "ja") ${fields} }`);
    expect(some.vocabularies).toEqual([await shown("Agency", "ja")]);
  });

  it.each([
    ["AgreementKinds", 'there is no vocabulary "AgreementKinds". Did you mean AgreementKind?'],
    ["modality", 'there is no vocabulary "modality". Did you mean Modality?'],
    ["Trial", 'there is no vocabulary "Trial". Did you mean TrialPhase, TrialStatus?'],
    ["Unicorn", 'there is no vocabulary "Unicorn". `Query.vocabularies { name }` returns all names.'],
    ["toString", 'there is no vocabulary "toString". `Query.vocabularies { name }` returns all names.'],
  ])("is not found by the name %s, with a hint", async (name, message) => {
    const { errors } = await graph.query(query, { name });
    expect(errors[0]?.message).toBe(`\`name\`: ${message}`);
    expect(errors[0]?.extensions).toEqual({ code: "BAD_USER_INPUT", argument: "name" });
    const listed = await graph.query("query ($names: [String!]) { vocabularies(names: $names) { name } }", {
      names: ["Agency", name],
    });
    expect(listed.errors[0]?.message).toBe(`\`names[1]\`: ${message}`);
    expect(listed.errors[0]?.extensions).toEqual({ code: "BAD_USER_INPUT", argument: "names[1]" });
  });

  it("refuses a language that is not a tag", async () => {
    for (const selection of [
      'vocabulary(name: "Agency", language: "fr_FR") { name }',
      'vocabularies(language: "fr_FR") { name }',
    ]) {
      const { errors } = await graph.query(`{ ${selection} }`);
      expect(errors[0]?.message).toBe(
        '`language`: "fr_FR" is not a language tag. Use a BCP 47 tag such as "fr" or "fr-CA".',
      );
      expect(errors[0]?.extensions).toEqual({ code: "BAD_USER_INPUT", argument: "language" });
    }
  });

  it("answers any text with a vocabulary or an error that names the argument", async () => {
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 40 }),
      fc.constantFrom("x".repeat(10_000), "a-".repeat(4000)),
    );
    await fc.assert(
      fc.asyncProperty(text, text, async (name, language) => {
        for (const variables of [
          { name, language: null },
          { name: "Agency", language },
        ]) {
          const { data, errors } = await graph.query(query, variables);
          if (errors.length === 0) expect(data.vocabulary.name).toBe(variables.name);
          else expect(errors[0]?.extensions.code).toBe("BAD_USER_INPUT");
        }
      }),
      { numRuns: runs(100, 1000) },
    );
  });

  it("costs no statement", async () => {
    expect((await graph.query(query, { name: "Predicate", language: "fr" })).statements).toEqual([]);
  });
});
