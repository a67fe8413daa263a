import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { recordFolder } from "../support/graph.ts";
import { run } from "../support/run.ts";

const folders: string[] = [];
afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })));
});

const identified = `recordedOn: 2024-01-01
evidence:
  default: { source: release, states: States the facts below. }
sources:
  - { slug: release, title: Release, kind: PRESS_RELEASE, url: https://example.org/release }
companies:
  - { slug: acme, name: Acme, kind: BIOTECHNOLOGY, cik: "0000000001", aliases: [{ text: Acme Corp /DE/, kind: LEGAL_NAME }] }
  - { slug: beta, name: Beta, kind: BIOTECHNOLOGY, cik: "0000000002" }
  - { slug: gamma, name: Gamma, kind: BIOTECHNOLOGY, cik: "0000000003" }
  - { slug: delta, name: Delta, kind: BIOTECHNOLOGY, cik: "0000000004" }
indications:
  - { slug: lung-cancer, name: Lung cancer, doid: "DOID:1", mondo: "MONDO:0000001", mesh: D000009 }
  - { slug: liver-cancer, name: Liver cancer, doid: "DOID:2", mondo: "MONDO:0000002" }
therapies:
  - { slug: alphamab, name: Alphamab, modality: MONOCLONAL_ANTIBODY }
  - { slug: betamab, name: Betamab, modality: MONOCLONAL_ANTIBODY }
regulatoryEvents:
  - { slug: alphamab-fda-approval, name: Approval, kind: APPROVED, agency: FDA, therapy: alphamab, applicationNumber: BLA 761000, date: 2014-05-05 }
  - { slug: betamab-fda-approval, name: Approval, kind: APPROVED, agency: FDA, therapy: betamab, applicationNumber: BLA 103000, date: 1987-02-01 }
  - { slug: alphamab-letter, name: Letter, kind: COMPLETE_RESPONSE, agency: FDA, therapy: alphamab, applicationNumber: BLA 761000, date: 2013-01-01 }
  - { slug: alphamab-early-letter, name: Letter, kind: COMPLETE_RESPONSE, agency: FDA, therapy: betamab, date: 2010-01-01 }
`;

async function checkWith(files: Readonly<Record<string, string>>, ...options: readonly string[]) {
  const [own, folder] = [await recordFolder({ "a.yaml": identified }), await mkdtemp(path.join(tmpdir(), "check-"))];
  folders.push(own, folder);
  for (const [file, content] of Object.entries(files)) {
    await mkdir(path.join(folder, path.dirname(file)), { recursive: true });
    await writeFile(path.join(folder, file), content);
  }
  return run(["curate", "check", folder, "--data", own, ...options], {});
}

describe("npm run curate -- check, with registers", () => {
  it("compares licenses with the Purple Book, whose years have two digits, and response letters since the first one", async () => {
    const { code, stdout } = await checkWith({
      "purplebook/book.csv":
        "BLA Number,Proprietary Name,Proper Name,Submission Type,Approval Date\r\n" +
        '761000,"alphamab,alphamab-x",alphamab,Original,6-May-14\r\n761000,alphamab,alphamab,Supplement,7-May-14\r\n' +
        "103000,betamab,N/A,Original,1-Feb-87\r\n",
      "fda-crl/letters.csv": "Number,Date,Drug\r\n761000,41000,alphamab\r\n761001,45672,other\r\n",
    });
    expect(stdout).toMatch(
      /alphamab-fda-approval: date is 2014-05-05, but fda-purple-book \(key 761000\) states 2014-05-06\./,
    );
    expect(stdout).not.toMatch(/betamab-fda-approval/);
    expect(stdout).toMatch(
      /alphamab-letter: date is 2013-01-01, but fda-complete-response-letters \(key 761000\) states 2012-04-01\./,
    );
    expect(stdout).not.toMatch(/alphamab-early-letter/);
    expect(stdout).toMatch(
      /fda-purple-book: 5 facts compared, 1 differ; fda-complete-response-letters: 3 facts compared, 1 differ/,
    );
    expect(code).toBe(1);
  });

  it("compares CIKs and identifiers of diseases with registers, in the formats of their publishers", async () => {
    const sssom = (rows: readonly string[]) => `# set: x\nsubject_id\tsubject_label\tobject_id\n${rows.join("\n")}\n`;
    const files = {
      "sec/tickers.json": JSON.stringify({
        "0000000001": ["ACME", "ACME CORP /DE/"],
        "0000000002": ["OTH", "Other Inc"],
      }),
      "sec/company_tickers.json": JSON.stringify({ 0: { cik_str: 3, ticker: "GAM", title: "GAMMA AG" } }),
      "doid/HumanDO.tsv": 'id\tlabel\n"DOID:1"\t"lung cancer"\n"DOID:2"\t"liver cancer"\n',
      "mondo/doid.sssom.tsv": sssom(["MONDO:0000001\tpulmonary cancer\tDOID:1", "MONDO:0000002\tx\tDOID:7"]),
      "mondo/mesh.sssom.tsv": sssom(["MONDO:0000001\tpulmonary cancer\tmesh:D000001"]),
    };
    const { stdout, stderr } = await checkWith(files);
    expect(stderr).not.toMatch(/ at /);
    expect(
      stdout
        .trim()
        .split("\n")
        .slice(0, -1)
        .map((line) => line.replace(/^.*?: /, ""))
        .sort(),
    ).toEqual([
      "beta: cik is 0000000002 (Beta), but sec-company-tickers (key 0000000002) states Other Inc.",
      "liver-cancer: doid is DOID:2, but mondo (key MONDO:0000002) states DOID:7.",
      "liver-cancer: mondo is MONDO:0000002 (Liver cancer), but mondo (key MONDO:0000002) states x.",
      "lung-cancer: mesh is D000009, but mondo (key MONDO:0000001) states D000001.",
    ]);
    const json = JSON.parse((await checkWith(files, "--json")).stdout);
    expect(
      json.checked.map(({ source, compared }: { source: string; compared: number }) => [source, compared]),
    ).toEqual([
      ["sec-company-tickers", 3],
      ["human-disease-ontology", 2],
      ["mondo", 5],
    ]);
    expect(json.missing).toContain("oopd");
  });

  it.each([
    ["JSON that is not valid", "sec/a.json", "{", /a\.json: The file is not valid JSON/],
    ["an entry without a name", "sec/a.json", '{"0": {"cik_str": 1}}', /a\.json: The entry "0" has no CIK or no name/],
    ["a mapping without a column", "mondo/a.sssom.tsv", "a\tb\n1\t2\n", /The table has no column "subject_id"/],
  ])("reports %s in registers", async (_title, file, content, message) => {
    const { code, stderr } = await checkWith({ [file]: content });
    expect(code).toBe(1);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\.ts:\d+/);
  });
});
