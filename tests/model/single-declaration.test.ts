import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { handWrittenLists } from "./hand-written-list.ts";

interface Exception {
  /** A file below src, or a folder. */
  in: string;
  of: RegExp;
  reason: string;
}

/** Where names of the model may stand beside each other, and why. */
const exceptions: readonly Exception[] = [
  {
    in: "schema/type/",
    of: /^columns of /,
    reason: "The file of a type chooses what the API shows, and in which order.",
  },
  {
    in: "schema/core/entity.ts",
    of: /^columns of (Alias|Identifier)$/,
    reason: "Aliases and identifiers belong to every entity; they choose what to show like the files in schema/type/.",
  },
  {
    in: "intake/regulator/recorded.ts",
    of: /^columns of RegulatoryEvent$/,
    reason: "The comparison with regulators chooses the facts that their files state too.",
  },
  {
    in: "domain/agreement-status.ts",
    of: /^columns of Agreement$/,
    reason: "The rule by which the status of an agreement follows from some of its dates.",
  },
  {
    in: "domain/code.ts",
    of: /^columns of (Company|Therapy|Indication)$/,
    reason: "Systems of identifiers, which authorities define. Some of their names are names of columns too.",
  },
  {
    in: "domain/rights/",
    of: /^columns of (Agreement|RightsGrant)$/,
    reason: "The rule that derives who holds a right says which recorded facts it needs; rules import no model.",
  },
  {
    in: "store/query/rights.ts",
    of: /^columns of Agreement$/,
    reason: "Reads the dates from which that rule derives when rights were granted. The compiler checks the rows.",
  },
  {
    in: "store/query/filter/identifier.ts",
    of: /^columns of Identifier$/,
    reason:
      "Gives the identifiers in columns of entities the columns of the part, as the field `identifiers` shows them.",
  },
  {
    in: "store/write/rights.ts",
    of: /^types$/,
    reason: "The types whose changes may change who holds a right. That rule is not part of the model.",
  },
  {
    in: "intake/records/check/check.ts",
    of: /^types$/,
    reason: "Rules that the shape of a record cannot state, for the types that have one.",
  },
  {
    in: "intake/records/compile/claim-text.ts",
    of: /^types$/,
    reason: "How a claim on an entry reads. The compiler checks that every part has a text.",
  },
  {
    in: "intake/records/compile/draft.ts",
    of: /^columns of Claim$/,
    reason: "How claims are made of what a record states. The compiler checks them against the rows of claims.",
  },
  {
    in: "intake/records/compile/derived.ts",
    of: /^(types|columns of Agreement)$/,
    reason: "How derived columns are computed. The compiler checks that each has a function.",
  },
  {
    in: "domain/value/term-entry.ts",
    of: /^columns of FinancialTerm$/,
    reason: "What the rules of money need of a term. The compiler checks it against the rows that are passed.",
  },
  {
    in: "intake/records/compile/evidence.ts",
    of: /^columns of Evidence$/,
    reason: "Records nest the place in a source: a span of characters, or the key of a row.",
  },
  {
    in: "command/curate/agreement-summary.ts",
    of: /^columns of Agreement$/,
    reason: "The dates by which two records are taken for one agreement, in the order in which they tell them apart.",
  },
  {
    in: "command/curate/new/answers.ts",
    of: /^columns of (Source|Agreement)$/,
    reason: "The facts that a curator is asked for, which are the least that a record needs.",
  },
  {
    in: "command/curate/sources/listed-source.ts",
    of: /^columns of Source$/,
    reason: "Chooses what the list of sources shows.",
  },
];

/**
 * Every list in the program that repeats what the model declares, outside the model and the vocabularies. The explorer is a client, which
 * knows the API only: the types of its queries are generated, and checked against the schema.
 */
async function listsInProgram() {
  const paths = await readdir("src", { recursive: true });
  const files = paths
    .map((file) => file.split(path.sep).join("/"))
    .filter((file) => file.endsWith(".ts") && !/^(model|domain\/vocabulary|explorer)\//.test(file))
    .sort();
  const lists = await Promise.all(
    files.map(async (file) =>
      handWrittenLists(await readFile(`src/${file}`, "utf8")).map((list) => ({ file, ...list })),
    ),
  );
  return lists.flat();
}

const lists = await listsInProgram();

describe("the model", () => {
  it("is the only place that lists types, columns and kinds of edges", () => {
    const repeated = lists
      .filter(({ file, of }) => !exceptions.some((each) => file.startsWith(each.in) && each.of.test(of)))
      .map(({ file, line, of, names }) => `src/${file}:${line}: ${of}: ${names.join(", ")}`);
    expect(
      repeated,
      "A list repeats what src/model declares. Derive it from the model, or add an exception with its reason to tests/model/single-declaration.test.ts.",
    ).toEqual([]);
  });

  it("has no exception that is no longer needed", () => {
    const unused = exceptions.filter(
      (each) => !lists.some(({ file, of }) => file.startsWith(each.in) && each.of.test(of)),
    );
    expect(unused).toEqual([]);
  });
});

describe("a list that repeats the model", () => {
  it.each([
    ["an array of types", 'const types = ["Company", "Trial", "Person"];', "types"],
    ["a set of types", 'const types = new Set(["Company", "Trial", "Person"]);', "types"],
    ["a map by type", 'const types = new Map([["Company", 1], ["Trial", 2], ["Person", 3]]);', "types"],
    ["an object by type", "const types = { Company: 1, Trial: 2, Person: 3 };", "types"],
    ["a union of types", 'type Owner = "Company" | "Trial" | "Person";', "types"],
    ["arguments", 'declare("Company", "Trial", "Person");', "types"],
    ["cases", 'switch (t) { case "Company": case "Trial": case "Person": run(); }', "types"],
    ["comparisons", 'if (t === "Company" || t === "Trial" || t === "Person") run();', "types"],
    ["an array of tables", 'const tables = ["company", "drug_target", "regulatory_event"];', "types"],
    ["an array of columns", 'const columns = ["legalName", "foundedOn", "lei"];', "columns of Company"],
    [
      "an array of stored columns",
      'const columns = ["announced_on", "signed_on", "kinds_json"];',
      "columns of Agreement",
    ],
    ["an object by column", "const row = { nct_id: 1, enrollment: 2, started_on: 3 };", "columns of Trial"],
    [
      "the interface of a row",
      "interface Row { legal_name: string; founded_on: string; cik: string }",
      "columns of Company",
    ],
    ["the type of a row", "type Row = { mondo: string; doid: string; mesh: string };", "columns of Indication"],
    [
      "a row with a single edge",
      "const row = { therapy_id: 1, sponsor_id: 2, agency: 3, designation: 4 };",
      "columns of RegulatoryEvent",
    ],
    ["a statement", "sql`select c.legal_name, c.founded_on, lei as code from company as c`", "columns of Company"],
    ["all columns of a part", 'const columns = ["system", "value", "match"];', "columns of Identifier"],
    [
      "all facts of an edge",
      'const facts = ["stage", "activity", "population", "asOf"];',
      "facts of Therapy.indications",
    ],
    ["kinds of edges", 'const kinds = ["OWNS", "TREATS", "TARGETS"];', "kinds of edges"],
  ])("is found in %s", (_what, text, of) => {
    expect(handWrittenLists(text).map((list) => list.of)).toContain(of);
  });

  it.each([
    ["two names", 'const types = ["Company", "Trial"];'],
    ["words that several concepts use", "const shown = { kind: 1, status: 2, value: 3, description: 4 };"],
    ["what is taken apart", "const { legalName, foundedOn, lei } = row;"],
    ["names imported by name", 'import { Company, Trial, Person } from "./x.ts";'],
    ["fields read one by one", "const text = [row.legalName, row.foundedOn, row.lei];"],
  ])("is not seen in %s", (_what, text) => {
    expect(handWrittenLists(text)).toEqual([]);
  });

  it("is reported with its line and the declared names", () => {
    expect(handWrittenLists('\n\nconst columns = ["founded_on", "lei", "cik", "x"];')).toEqual([
      { line: 3, of: "columns of Company", names: ["foundedOn", "lei", "cik"] },
    ]);
  });
});
