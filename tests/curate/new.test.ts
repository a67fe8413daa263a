import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { hintedFields } from "../../src/command/curate/new/scaffold.ts";
import { recordSchema } from "../../src/intake/records/json-schema.ts";
import { sampleRecords } from "../support/records.ts";
import { run } from "../support/run.ts";
import { curate, curateWithAnswers, temporaryRecords } from "./run-curate.ts";

const records = `${sampleRecords}
  - { slug: merk-lane, name: Merk Lane }
`.replace(
  "agreements:",
  `  - { slug: roche, name: Roche, kind: PHARMACEUTICAL }
  - { slug: merck-us, name: Merck & Co., kind: PHARMACEUTICAL }
  - { slug: merck-germany, name: Merck KGaA, kind: PHARMACEUTICAL }
agreements:`,
);

const source = [
  ...["--source", "https://example.com/deal", "--source-title", "Roche licenses XYZ-1", "--source-kind", "NEWS"],
  ...["--states", 'Roche licenses XYZ-1 from Acme: a "first" deal.'],
];
const deal = ["--kind", "LICENSE", "--status", "SIGNED", "--party", "Roche AG=LICENSEE", "--party", "acme=LICENSOR"];
const all = [...source, ...deal, "--announced-on", "2025-03-04"];

const newFile = async (folder: string) => (await readdir(path.join(folder, "agreements")).catch(() => [])) as string[];

describe("npm run curate -- new", () => {
  it("writes a file that loads as it is and states nothing but the answers", async () => {
    const folder = await temporaryRecords({ "a.yaml": records });
    const { code, stdout } = await curate(folder, "new", ...all, "--therapy", "ABC1=LICENSED");
    expect(code).toBe(0);
    const file = path.join(folder, "agreements/roche-acme-abc-1-2025.yaml");
    expect(stdout).toBe(`${file}\n`);
    const text = await readFile(file, "utf8");
    const today = new Date().toISOString().slice(0, 10);
    expect(text.replaceAll(/^ *#(?! yaml).*\n/gm, "")).toBe(`# yaml-language-server: $schema=../record.schema.json
recordedOn: ${today}
evidence:
  default:
    source: example-roche-licenses-xyz-1
    states: "Roche licenses XYZ-1 from Acme: a \\"first\\" deal."
sources:
  - slug: example-roche-licenses-xyz-1
    title: Roche licenses XYZ-1
    kind: NEWS
    url: "https://example.com/deal"
    retrievedOn: ${today}
agreements:
  - slug: roche-acme-abc-1-2025
    name: Roche licenses ABC-1 from Acme
    kinds: [LICENSE]
    status: SIGNED
    announcedOn: 2025-03-04
    parties:
      - { company: roche, role: LICENSEE }
      - { company: acme, role: LICENSOR }
    therapies:
      - { therapy: abc-1, role: LICENSED }
`);
    expect(await run(["load", folder, "--check"], {})).toMatchObject({ code: 0 });
  });

  it("leaves what is missing as comments that name fields of records", async () => {
    const folder = await temporaryRecords({ "a.yaml": records });
    const { stdout } = await curate(folder, "new", ...source, ...deal, "--kind", "EQUITY", "--print");
    expect(stdout).toMatch(/^ {4}# announcedOn: {2,}# the day/m);
    expect(stdout).toMatch(/^ {4}# stakes: /m);
    expect(stdout).not.toMatch(/contingentValueRights/);
    const fields = recordSchema();
    for (const field of hintedFields) expect(fields).toContain(`"${field}": {`);
    expect(await newFile(folder)).toEqual([]);
  });

  it("records new companies and therapies, and names those that are in the records", async () => {
    const folder = await temporaryRecords({ "a.yaml": records });
    const { code, stdout, stderr } = await curate(
      folder,
      "new",
      ...[...source, "--kind", "LICENSE", "--status", "SIGNED", "--print"],
      ...["--party", "Zeta Bio, Inc.=LICENSOR", "--party", "Roche=LICENSEE"],
      ...["--new-company", "Zeta Bio, Inc.=BIOTECHNOLOGY", "--new-company", "Roche=PHARMACEUTICAL"],
      ...["--therapy", "ZB-7", "--new-therapy", "ZB-7=PEPTIDE"],
    );
    expect(code).toBe(0);
    expect(stdout).toContain('  - { slug: zeta-bio, name: "Zeta Bio, Inc.", kind: BIOTECHNOLOGY }\n');
    expect(stdout).toContain("  - { slug: zb-7, name: ZB-7, modality: PEPTIDE }\n");
    expect(stdout).toContain("  - slug: roche-zeta-bio-zb-7\n");
    expect(stderr).toMatch(/"Roche" is in the records, which the file refers to: roche \(Roche\), .*a\.yaml:\d+\./);
  });

  it("uses the next free slug", async () => {
    const folder = await temporaryRecords({ "a.yaml": records });
    expect(await curate(folder, "new", ...all)).toMatchObject({ code: 0 });
    const later = [...source, ...deal, "--announced-on", "2025-11-20"];
    const { stdout } = await curate(folder, "new", ...later);
    expect(stdout).toMatch(/roche-acme-2025-2\.yaml$/m);
    expect(await run(["load", folder, "--check"], {})).toMatchObject({ code: 0 });
  });

  it("shows an agreement of the same parties within 90 days, and stops unless told to go on", async () => {
    const folder = await temporaryRecords({ "a.yaml": records });
    const near = [
      ...[...source, "--kind", "EQUITY", "--status", "SIGNED", "--announced-on", "2024-03-30"],
      ...["--party", "Beta=INVESTOR", "--party", "Acme, Inc.=INVESTEE"],
    ];
    const stopped = await curate(folder, "new", ...near);
    expect(stopped).toMatchObject({ code: 1, stdout: "" });
    expect(stopped.stderr).toMatch(
      /An agreement of the same parties within 90 days is recorded:\n {2}\S*a\.yaml:\d+: beta-acme-abc-1 \(Beta licenses ABC-1\), LICENSE, 2024-01-02\n/,
    );
    expect(stopped.stderr).toMatch(/--related <slug>=<RELATION>.*--another.*No file was written\./);
    expect(await newFile(folder)).toEqual([]);

    const related = await curate(folder, "new", ...near, "--related", "beta-acme-abc-1=FOLLOWS", "--print");
    expect(related.stdout).toContain("      - { agreement: beta-acme-abc-1, relation: FOLLOWS }\n");
    expect(await curate(folder, "new", ...near, "--another")).toMatchObject({ code: 0 });
    expect(await run(["load", folder, "--check"], {})).toMatchObject({ code: 0 });

    const far = near.map((text) => text.replace("2024-03-30", "2025-03-30"));
    expect(await curate(folder, "new", ...far, "--print")).toMatchObject({ code: 0 });
  });

  it("does not write another record of an agreement that the records would not load with", async () => {
    const folder = await temporaryRecords({ "a.yaml": records });
    const same = ["--kind", "LICENSE", "--status", "SIGNED", "--party", "Beta=LICENSEE", "--party", "Acme=LICENSOR"];
    const { code, stderr } = await curate(
      folder,
      "new",
      ...source,
      ...same,
      "--announced-on",
      "2024-01-09",
      "--another",
    );
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /The answers do not make a sound record:\n {2}agreements\[0\]\.slug: The agreement has the parties of "beta-acme-abc-1"/,
    );
    expect(await newFile(folder)).toEqual([]);
  });

  it("names the source that has the address under another slug, and cites it", async () => {
    const folder = await temporaryRecords({ "a.yaml": records });
    const { code, stdout, stderr } = await curate(
      folder,
      "new",
      ...["--source", "http://www.example.org/acme/?utm_source=mail#top", "--source-slug", "acme-2025"],
      ...["--states", "Roche licenses XYZ-1.", ...deal, "--print"],
    );
    expect(code).toBe(0);
    expect(stderr).toMatch(
      /The address is that of the source "acme-release" \(.*a\.yaml:7\)\. The file cites "acme-release", not "acme-2025"\./,
    );
    expect(stdout).toContain("    source: acme-release\n");
    expect(stdout).not.toContain("sources:");
  });

  it("refuses the slug of a source with another address", async () => {
    const folder = await temporaryRecords({ "a.yaml": records });
    const { code, stderr } = await curate(folder, "new", ...all, "--source-slug", "daily-paper");
    expect(code).toBe(1);
    expect(stderr).toMatch(/--source-slug: "daily-paper" is a source with another address \(.*a\.yaml:8\)\./);
  });

  it("says all that is missing at once", async () => {
    const folder = await temporaryRecords({ "a.yaml": records });
    const { code, stderr } = await curate(folder, "new");
    expect(code).toBe(1);
    for (const option of ["--source", "--states", "--kind", "--party", "--status"])
      expect(stderr).toMatch(new RegExp(`^${option}: The option is required\\. Use .+\\.$`, "m"));
    expect(stderr).toMatch(/No file was written\.\n$/);
    expect(stderr).not.toMatch(/\.ts:\d+/);
  });

  it.each([
    [
      ["--party", "Merck=INVESTOR"],
      /--party: "Merck" may be one of these\. Use its slug, or add --new-company "Merck=<KIND>" to record a new company:\n {2}merck-germany \(Merck KGaA\), .*a\.yaml:\d+\n {2}merck-us \(Merck & Co\.\), /,
    ],
    [["--party", "Rochee=INVESTOR"], /--party: "Rochee" may be one of these.*\n {2}roche \(Roche\), /],
    [
      ["--party", "Nobody=INVESTOR"],
      /--party: No company has a name like "Nobody"\. Correct the name, or add --new-company "Nobody=<KIND>"/,
    ],
    [["--party", "Roche"], /--party: "Roche" has no role\. Use "<name>=<ROLE>" with one of LICENSOR, /],
    [["--party", "Roche=LICENCEE"], /--party: "LICENCEE" is not a valid value\. Did you mean LICENSEE\? Use one of /],
    [["--kind", "licence"], /--kind: "licence" is not a valid value\. Did you mean LICENSE\?/],
    [["--status", "DONE"], /--status: "DONE" is not a valid value\. Use one of RUMORED, /],
    [
      ["--announced-on", "2025-13"],
      /--announced-on: "2025-13" is not a valid date\. Use YYYY, YYYY-MM or YYYY-MM-DD\./,
    ],
    [["--source", "ftp://example.org/x"], /--source: "ftp:\/\/example\.org\/x" is not an address of a page/],
    [["--source", "acme-releas"], /--source: No source has the slug "acme-releas"\. Did you mean "acme-release"\?/],
    [["--source-published-on", "soon"], /--source-published-on: "soon" is not a valid date/],
    [["--related", "beta-acme=AMENDS"], /--related: No agreement has the slug "beta-acme"/],
    [["--new-company", "Zeta"], /--new-company: "Zeta" has no KIND\. Use "<name>=<KIND>"\./],
    [
      ["--kind", "ACQUISITION", "--announced-on", "2025"],
      /agreements\[0\]\.parties: The agreement is of kind ACQUISITION and has no party with the role ACQUIRER/,
    ],
    [["--announced-on", "2999-01-01"], /agreements\[0\]\.announcedOn: The date 2999-01-01 is later than `recordedOn`/],
  ])("refuses %j", async (options, message) => {
    const folder = await temporaryRecords({ "a.yaml": records });
    const { code, stdout, stderr } = await curate(folder, "new", ...all, ...options);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\.ts:\d+/);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(await newFile(folder)).toEqual([]);
  });

  it("reports records with problems instead of adding to them", async () => {
    const folder = await temporaryRecords({ "a.yaml": records });
    await writeFile(path.join(folder, "b.yaml"), "recordedOn: today\n");
    const { code, stderr } = await curate(folder, "new", ...all);
    expect(code).toBe(1);
    expect(stderr).toMatch(/b\.yaml:1: recordedOn: "today" is not a valid day/);
  });
});

describe("npm run curate -- new, when it asks", () => {
  const answers = [
    ...["https://example.com/deal", "Roche takes Acme's drug", "NEWS", "", "2025-03"],
    ...["Roche licenses ABC-1.", "licence", "1", "EQUITY", ""],
    ...["Merck", "1", "LICENSOR", "Zeta Bio", "y", "BIOTECHNOLOGY", "LICENSEE", ""],
    ...["abc 1", "LICENSED", "", "2025-13", "2025-03-04", "3", ""],
  ];

  it("lists candidates, asks again after answers that are not valid, and writes the file", async () => {
    const folder = await temporaryRecords({ "a.yaml": records });
    const { code, stdout, stderr } = await curateWithAnswers(folder, answers);
    expect(stderr).toMatch(/"Merck" may be:\n {2}1\. merck-germany: merck-germany \(Merck KGaA\)/);
    expect(stderr).toMatch(
      /"licence" is not one of them\. Did you mean LICENSE\? Use a number from 1 to \d+, or a value\./,
    );
    expect(stderr).toMatch(/"2025-13" is not a valid date/);
    expect(code).toBe(0);
    expect(stdout).toMatch(/zeta-bio-merck-germany-abc-1-2025\.yaml$/m);
    expect(await run(["load", folder, "--check"], {})).toMatchObject({ code: 0 });
  });

  it("shows an agreement of the same parties and asks whether this is another", async () => {
    const folder = await temporaryRecords({ "a.yaml": records });
    const given = [...source, "--kind", "LICENSE", "--status", "SIGNED", "--announced-on", "2024-01-09"];
    const parties = ["--party", "Beta=LICENSEE", "--party", "Acme=LICENSOR", "--name", "Beta and Acme"];
    const no = await curateWithAnswers(folder, ["", "", "", "n"], ...given, ...parties);
    expect(no.stderr).toMatch(
      /within 90 days is recorded:\n.*beta-acme-abc-1.*\nIs this another agreement\? \(y\/N\): /,
    );
    expect(no.stderr).toMatch(/Add the facts to the record that exists\. No file was written\./);
    expect(no.code).toBe(1);
    const yes = await curateWithAnswers(folder, ["", "", "", "y", "EXPANDS"], ...given, ...parties, "--print");
    expect(yes.stdout).toContain("{ agreement: beta-acme-abc-1, relation: EXPANDS }");
    expect(yes.code).toBe(0);
  });

  it("writes nothing if the answers end", async () => {
    const folder = await temporaryRecords({ "a.yaml": records });
    const { code, stderr } = await curateWithAnswers(folder, answers.slice(0, 8));
    expect(code).toBe(1);
    expect(stderr).toMatch(/The answers ended before all questions were answered\. No file was written\./);
    expect(await newFile(folder)).toEqual([]);
  });
});
