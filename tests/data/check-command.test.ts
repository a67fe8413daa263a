import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { strToU8, zipSync } from "fflate";
import { afterEach, describe, expect, it } from "vitest";
import { datasets } from "../../src/intake/regulator/dataset.ts";
import { recordFolder } from "../support/graph.ts";
import { run } from "../support/run.ts";

const folders: string[] = [];
afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })));
});

function zipOf(files: Readonly<Record<string, string>>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}

const records = `recordedOn: 2024-01-01
evidence:
  default: { source: release, states: States the facts below. }
sources:
  - { slug: release, title: Release, kind: PRESS_RELEASE, url: https://example.org/release }
therapies:
  - { slug: alphadrug, name: Alphadrug, modality: SMALL_MOLECULE }
regulatoryEvents:
  - slug: alphadrug-fda-orphan
    name: Orphan designation
    kind: DESIGNATION_GRANTED
    agency: FDA
    designation: ORPHAN
    therapy: alphadrug
    date: 2010-02
  - slug: alphadrug-fda-approval
    name: Approval
    kind: APPROVED
    agency: FDA
    therapy: alphadrug
    applicationNumber: NDA 200001
    date: 2014-05-06
  - slug: alphadrug-ec-approval
    name: Authorization
    kind: APPROVED
    agency: EC
    therapy: alphadrug
    date: 2015-07-08
`;

const orphanHead = "Generic Name,Trade Name,Date Designated,Marketing Approval Date,Exclusivity End Date,CF Grid Key";

interface Files {
  designated: string;
  product: string;
  approved: string;
  authorized: string;
}

const agreeing: Files = {
  designated: "2010-02-03",
  product: "ALPHADRUG",
  approved: "2014-05-06 00:00:00",
  authorized: "08/07/2015",
};

async function regulatorFolder({ designated, product, approved, authorized }: Files): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "check-"));
  folders.push(folder);
  await Promise.all(["drugsatfda", "oopd", "ema"].map((name) => mkdir(path.join(folder, name))));
  const drugs = zipOf({
    "Product.txt": `ApplNo\tProductNo\tdrugname\r\n200001\t001\t${product}\r\n`,
    "RegActionDate.txt": `ApplNo\tActionType\tActionDate\tDocType\r\n200001\tAP\t${approved}\tN\r\n200001\tAP\t2016-01-01\tSLR\r\n`,
  });
  await writeFile(path.join(folder, "drugsatfda/drugs.zip"), drugs);
  const orphan = `${orphanHead}\r\n"alpha, the ""first""",Alphadrug,${designated},2014-05-06,,1.0\r\nNote: made for a test.,,,,,\r\n`;
  await writeFile(path.join(folder, "oopd/designations.csv"), orphan);
  await writeFile(path.join(folder, "ema/medicines.xlsx"), workbookOf(authorized));
  return folder;
}

function workbookOf(authorized: string): Uint8Array {
  const head = [
    "EMA product number",
    "Name of\nmedicine",
    "Opinion adopted date",
    "Marketing authorisation date",
    "Refusal of marketing authorisation date",
    "Withdrawal / expiry / revocation / lapse of marketing authorisation date",
  ];
  const texts = [...head, "EMEA/H/C/000001", "Alphadrug", authorized];
  const row = (number: number, cells: readonly (readonly [string, number])[]) =>
    `<row r="${number}">${cells.map(([column, text]) => `<c r="${column}${number}" t="s"><v>${text}</v></c>`).join("")}</row>`;
  const columns = ["A", "B", "C", "D", "E", "F"];
  const rows = [
    row(
      9,
      head.map((_, index) => [columns[index] ?? "", index]),
    ),
    row(10, [
      ["A", 6],
      ["B", 7],
      ["D", 8],
    ]),
  ];
  return zipOf({
    "xl/sharedStrings.xml": `<sst>${texts.map((text) => `<si><t>${text}</t></si>`).join("")}</sst>`,
    "xl/worksheets/sheet1.xml": `<worksheet><sheetData>${rows.join("")}</sheetData></worksheet>`,
  });
}

async function check(files: Files, text = records) {
  const own = await recordFolder({ "a.yaml": text });
  folders.push(own);
  return run(["curate", "check", await regulatorFolder(files), "--data", own], {});
}

describe("npm run curate -- check", () => {
  it("exits with 0 if all facts that have a row agree", async () => {
    const { code, stdout } = await check(agreeing);
    expect(stdout).toMatch(
      /^drugs-at-fda: 2 facts compared, 0 differ; fda-orphan-designations: 2 facts compared, 0 differ; ema-medicines: 1 fact compared, 0 differ\.$/m,
    );
    expect(code).toBe(0);
  });

  it("prints each fact that differs with its file and line and the regulator's value, and exits with 1", async () => {
    const { code, stdout } = await check({
      designated: "2010-03-03",
      product: "BETADRUG",
      approved: "2014-05-05",
      authorized: "09/07/2015",
    });
    expect(stdout).toMatch(
      /a\.yaml:15: alphadrug-fda-orphan: date is 2010-02, but fda-orphan-designations \(key 1\) states 2010-03-03\./,
    );
    expect(stdout).toMatch(
      /a\.yaml:22: alphadrug-fda-approval: date is 2014-05-06, but drugs-at-fda \(key 200001\) states 2014-05-05\./,
    );
    expect(stdout).toMatch(
      /a\.yaml:21: alphadrug-fda-approval: applicationNumber is NDA 200001 \(Alphadrug\), but drugs-at-fda \(key 200001\) states BETADRUG\./,
    );
    expect(stdout).toMatch(
      /a\.yaml:28: alphadrug-ec-approval: date is 2015-07-08, but ema-medicines \(key EMEA\/H\/C\/000001\) states 2015-07-09\./,
    );
    expect(code).toBe(1);
  });

  it("compares with the row that the evidence of the date cites, also if the evidence is that of the whole file", async () => {
    const source =
      "  - { slug: fda-orphan-designations, title: List, kind: REGULATOR_DATASET, url: https://example.org/list }";
    const cited = records
      .replace(
        "  default: {",
        "  list: { source: fda-orphan-designations, states: Dates it., at: { row: '1' } }\n  default: {",
      )
      .replace("sources:\n", `sources:\n${source}\n`)
      .replace(
        "designation: ORPHAN\n    therapy: alphadrug\n    date: 2010-02",
        "designation: ORPHAN\n    therapy: other\n    date: { value: 2010-02, by: list }",
      )
      .replace("regulatoryEvents:", "  - { slug: other, name: Other, modality: SMALL_MOLECULE }\nregulatoryEvents:");
    const { code, stdout } = await check({ ...agreeing, designated: "03/04/2010" }, cited);
    expect(stdout).toMatch(/date is 2010-02, but fda-orphan-designations \(key 1\) states 2010-03-04\./);
    expect(code).toBe(1);
  });

  it("reads the current files of Drugs@FDA", async () => {
    const own = await recordFolder({ "a.yaml": records });
    folders.push(own);
    const folder = await regulatorFolder(agreeing);
    await rm(path.join(folder, "drugsatfda/drugs.zip"));
    await writeFile(
      path.join(folder, "drugsatfda/Products.txt"),
      "ApplNo\tProductNo\tDrugName\r\n200001\t001\tALPHADRUG\r\n",
    );
    await writeFile(
      path.join(folder, "drugsatfda/Submissions.txt"),
      "ApplNo\tSubmissionType\tSubmissionStatus\tSubmissionStatusDate\r\n200001\tORIG\tAP\t2014-05-07 00:00:00\r\n200001\tSUPPL\tAP\t2014-05-06 00:00:00\r\n",
    );
    const { code, stdout } = await run(["curate", "check", folder, "--data", own], {});
    expect(stdout).toMatch(/date is 2014-05-06, but drugs-at-fda \(key 200001\) states 2014-05-07\./);
    expect(code).toBe(1);
  });

  it("accepts a value of the regulator that the record keeps as a claim", async () => {
    const claim = "otherwise: [{ value: 2015-07-09, by: default, status: REJECTED, because: An error. }]";
    const kept = records.replace("date: 2015-07-08", `date: { value: 2015-07-08, ${claim} }`);
    const { code, stdout } = await check({ ...agreeing, authorized: "09/07/2015" }, kept);
    expect(stdout).toMatch(/ema-medicines: 1 fact compared, 0 differ, 1 kept as claims/);
    expect(code).toBe(0);
  });

  it.each([
    ["a file without a column", "oopd/designations.csv", "a,b\r\n1,2\r\n", /The table has no column "CF Grid Key"/],
    ["a quote that is not closed", "oopd/designations.csv", `${orphanHead}\r\n"a,b`, /line \d: A quote is not closed/],
    ["an invalid date", "oopd/designations.csv", `${orphanHead}\r\na,A,soon,,,1\r\n`, /row 2: "soon" is not a date/],
    ["an invalid workbook", "ema/medicines.xlsx", "text", /medicines\.xlsx: The file is not a valid ZIP archive/],
    ["an invalid archive", "drugsatfda/drugs.zip", "text", /drugs\.zip: The file is not a valid ZIP archive/],
  ])("reports %s in one line", async (_title, file, content, message) => {
    const own = await recordFolder({ "a.yaml": records });
    folders.push(own);
    const folder = await regulatorFolder(agreeing);
    await writeFile(path.join(folder, file), content);
    const { code, stderr } = await run(["curate", "check", folder, "--data", own], {});
    expect(code).toBe(1);
    const lines = stderr.trim().split("\n");
    expect(lines.pop()).toMatch(message);
    expect(lines.every((line) => line.startsWith("Reading "))).toBe(true);
  });

  it("names datasets that the folder does not have, and compares the others", async () => {
    const own = await recordFolder({ "a.yaml": records });
    folders.push(own);
    const folder = await regulatorFolder(agreeing);
    await rm(path.join(folder, "oopd"), { recursive: true });
    const { code, stdout, stderr } = await run(["curate", "check", folder, "--data", own], {});
    expect(stderr).toMatch(/Not compared: oopd\. .*oopd has no orphan drug designations .* from https:\/\//);
    expect(stdout).toMatch(/^drugs-at-fda: 2 facts compared, 0 differ; ema-medicines: 1 fact compared, 0 differ\.$/m);
    expect(code).toBe(0);
  });

  it.each([
    ["contains no file of an agency", async () => recordFolder({ "a.yaml": records })],
    ["does not exist", async () => "no/such/folder"],
  ])("says what it looked for, and where to get it, if the folder %s", async (_what, folderOf) => {
    const own = await recordFolder({ "a.yaml": records });
    const folder = await folderOf();
    folders.push(own, ...(folder.startsWith("/") ? [folder] : []));
    const { code, stdout, stderr } = await run(["curate", "check", folder, "--data", own], {});
    expect(code).toBe(1);
    expect(stdout).toBe("");
    expect(stderr).toMatch(/The folder contains no file to compare with\. Add any of these files/);
    for (const { folder: name, files, address } of datasets)
      expect(stderr).toContain(`
  ${name}/: ${files}, from ${address}`);
  });

  it("says so if the folder of records cannot be read", async () => {
    const { code, stderr } = await run(["curate", "check", await regulatorFolder(agreeing), "--data", "no/such"], {});
    expect(code).toBe(1);
    expect(stderr).toMatch(/The folder does not exist or cannot be read\. Use the path of a folder of records\./);
  });
});
