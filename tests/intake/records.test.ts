import { describe, expect, it } from "vitest";
import { sampleRecords } from "../support/records.ts";
import { faults } from "./faults.ts";
import { lineOf, problemsOf, problemsWith } from "./problems.ts";

describe("record files", () => {
  it("load without problems if they have no faults", async () => {
    expect(await problemsOf({ "a.yaml": sampleRecords })).toEqual([]);
  });

  it.each(faults)("report %s, once, with the line and what to write", async (_what, part, replacement, message) => {
    const [problem = "", ...others] = await problemsWith(part, replacement);
    expect(others).toEqual([]);
    expect(problem).toMatch(/^a\.yaml:\d+: /);
    const text = problem.replace(/^a\.yaml:\d+: /, "");
    if (typeof message === "string") expect(text).toBe(message);
    else expect(text).toMatch(message);
  });

  it("accept a cycle of ownership that has ended, and a disease with two ways to one ancestor", async () => {
    expect(
      await problemsOf({
        "a.yaml": sampleRecords
          .replace("validFrom: 2025-03 }", "validFrom: 2023-03, validTo: 2023-12 }")
          .replace("{ slug: beta, name: Beta,", "{ slug: beta, name: Beta, parents: [acme],")
          .replace(
            "parents: [cancer] }",
            "parents: [cancer, tumor] }\n  - { slug: tumor, name: Tumor, parents: [cancer] }",
          ),
      }),
    ).toEqual([]);
  });

  it("report the line on which the fault is", async () => {
    const text = sampleRecords.replace("country: FR", "country: France");
    const [problem] = await problemsOf({ "a.yaml": text });
    expect(problem).toMatch(`a.yaml:${lineOf(text, "country: France")}: `);
    const faulty = sampleRecords.replace("    modality: RADIOLIGAND", "    modality: RADIOLIGAND\n    color: blue");
    expect((await problemsOf({ "a.yaml": faulty }))[0]).toMatch(`a.yaml:${lineOf(faulty, "color: blue")}: `);
  });

  it("report all faults at once, of all files, in the order of files and lines", async () => {
    const problems = await problemsOf({
      "a.yaml": sampleRecords.replace("country: FR", "country: France").replace("date: 2023 }", "date: soon }"),
      "b.yaml": "recordedOn: 2024-01-01\nrecords: []\n",
      "c.yaml": "recordedOn: [\n",
      "d/e.yaml": "recordedOn: 2024-01-01\ntargets: [{ slug: x }]\n",
    });
    expect(problems.map((problem) => problem.replace(/\. .*/, ""))).toEqual([
      expect.stringMatching(/^a\.yaml:\d+: companies\[1\]\.country: /),
      expect.stringMatching(/^a\.yaml:\d+: regulatoryEvents\[0\]\.date: /),
      "b.yaml:2: records: Unknown field",
      expect.stringMatching(/^c\.yaml:\d+: Invalid YAML/),
      "d/e.yaml:2: targets[0].name: The field is required",
    ]);
  });

  it("report faults across records beside faults within them, in the same file", async () => {
    const text = sampleRecords
      .replace("country: FR", "country: France")
      .replace("targets: [psma]", "targets: [psmb]")
      .replace("  - { slug: psma, name: PSMA }", "  - { slug: psma, name: PSMA }\n  - { slug: psma, name: Again }");
    expect(await problemsOf({ "a.yaml": text })).toEqual([
      expect.stringMatching(
        new RegExp(`^a\\.yaml:${lineOf(text, "country: France")}: companies\\[1\\]\\.country: "France" is not`),
      ),
      `a.yaml:${lineOf(text, "targets: [psmb]")}: therapies[0].targets[0]: No DrugTarget has the slug "psmb". Did you mean "psma"?`,
      expect.stringMatching(
        new RegExp(`^a\\.yaml:${lineOf(text, "name: Again")}: targets\\[1\\]\\.slug: "psma" is already used`),
      ),
    ]);
  });

  it("report faults in other files even if one file is not YAML", async () => {
    const problems = await problemsOf({
      "a.yaml": sampleRecords.replace("targets: [psma]", "targets: [psmb]"),
      "b.yaml": "a: [\n",
    });
    expect(problems[0]).toMatch(/^a\.yaml:\d+: therapies\[0\]\.targets\[0\]: No DrugTarget has the slug "psmb"/);
    expect(problems.at(-1)).toMatch(/^b\.yaml:/);
  });

  it("report no dangling reference to a node that a faulty file would define", async () => {
    const rest = sampleRecords.replace("targets:\n  - { slug: psma, name: PSMA }\n", "");
    const evidence = "recordedOn: 2024-01-01\nevidence: { default: { source: daily-paper, states: x } }\n";
    expect(await problemsOf({ "a.yaml": rest, "b.yaml": `${evidence}targets: [{ slug: psma }]\n` })).toEqual([
      "b.yaml:3: targets[0].name: The field is required. Add it.",
    ]);
    const [problem, ...others] = await problemsOf({
      "a.yaml": rest,
      "b.yaml": `${evidence}targets: [{ slug: psma, ]\n`,
    });
    expect(problem).toMatch(/^b\.yaml:3: Invalid YAML/);
    expect(others.filter((other) => !other.startsWith("b.yaml"))).toEqual([]);
  });

  it("refer to nodes of other files, whichever comes first", async () => {
    const [head = "", tail = ""] = sampleRecords.split("therapies:\n  - slug: abc-1");
    const evidence = "recordedOn: 2024-01-02\nevidence: { default: { source: daily-paper, states: x } }\n";
    const therapies = `${evidence}therapies:\n  - slug: abc-1${tail}`;
    expect(await problemsOf({ "a.yaml": head, "b.yaml": therapies })).toEqual([]);
    expect(await problemsOf({ "b.yaml": head, "a.yaml": therapies })).toEqual([]);
  });

  it("report a slug that two files use, with the place of the other", async () => {
    const problems = await problemsOf({
      "a.yaml": sampleRecords,
      "b.yaml":
        "recordedOn: 2024-01-01\nevidence: { default: { source: daily-paper, states: x } }\ntargets:\n  - slug: psma\n    name: PSMA\n",
    });
    expect(problems).toEqual([
      `b.yaml:4: targets[0].slug: "psma" is already used by another drug target at a.yaml:${lineOf(sampleRecords, "{ slug: psma")}. Use another slug, or merge the two records.`,
    ]);
  });

  it("report exchange rates that are not valid, over all files", async () => {
    const rates = (perEuro: string, currency = "USD") =>
      `recordedOn: 2024-01-01\nreferenceRates: [{ date: 2024-01-01, currency: ${currency}, perEuro: ${perEuro}, source: daily-paper }]\n`;
    const reported = async (files: Record<string, string>) => problemsOf({ "a.yaml": sampleRecords, ...files });
    expect(await reported({ "b.yaml": rates("1.1") })).toEqual([]);
    expect(await reported({ "b.yaml": rates("0") })).toEqual([
      "b.yaml:2: referenceRates[0].perEuro: The rate 0 is not greater than zero. Use the published rate.",
    ]);
    expect(await reported({ "b.yaml": rates("1", "EUR") })).toEqual([
      "b.yaml:2: referenceRates[0]: The rate of the euro to itself is always 1. Remove the entry.",
    ]);
    expect(await reported({ "b.yaml": rates("1.1"), "c.yaml": rates("1.2") })).toEqual([
      "c.yaml:2: referenceRates[0]: A rate for USD on 2024-01-01 exists already. Remove one of the two.",
    ]);
  });

  it("report text that is not UTF-8, and files that are too large", async () => {
    const latin1 = Buffer.from("recordedOn: 2024-01-01 # é\n", "latin1") as unknown as string;
    const large = `recordedOn: 2024-01-01\n# ${"x".repeat(4 * 1024 * 1024)}\n`;
    expect(await problemsOf({ "a.yaml": latin1, "b.yaml": large })).toEqual([
      "a.yaml:1: The file is not valid UTF-8. Save it in that encoding.",
      "b.yaml:1: The file is larger than 4 MiB. Split it into several files.",
    ]);
  });

  it("report aliases that would grow without bound", async () => {
    const lines = [..."bcdefgh"].map(
      (name, index) => `${name}: &${name} [${Array(9).fill(`*${"abcdefg"[index]}`).join(", ")}]`,
    );
    const bomb = ["a: &a [x, x, x, x, x, x, x, x, x]", ...lines].join("\n");
    expect(await problemsOf({ "a.yaml": bomb })).toEqual([
      "a.yaml:1: The aliases of the file are more than 100, or repeat too many values. Write the repeated parts out.",
    ]);
  });
});
