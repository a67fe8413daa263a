import { describe, expect, it } from "vitest";
import { curate, temporaryRecords } from "./run-curate.ts";

const head = `recordedOn: 2024-12-31
evidence:
  default: { source: release, states: States the facts below. }
`;

const records = `${head}sources:
  - { slug: release, title: Release, kind: PRESS_RELEASE, url: https://example.org/release }
  - { slug: release-again, title: Release, kind: PRESS_RELEASE, url: http://www.example.org/release/ }
companies:
  - { slug: acme, name: Acme, kind: BIOTECHNOLOGY }
  - { slug: acme-inc, name: "ACME, Inc.", kind: BIOTECHNOLOGY }
  - { slug: zymogen, name: Zymogen, kind: BIOTECHNOLOGY, listings: [{ exchange: NASDAQ, symbol: ZYM, validTo: 2020 }] }
  - { slug: zymogon, name: Zymogon, kind: BIOTECHNOLOGY }
  - { slug: merck-us, name: Merck & Co., kind: PHARMACEUTICAL, cik: "0000000001" }
  - { slug: merck-germany, name: Merck KGaA, kind: PHARMACEUTICAL, cik: "0000000002" }
  - { slug: parent, name: Parent AG, kind: PHARMACEUTICAL }
  - { slug: parent-us, name: Parent Inc., kind: PHARMACEUTICAL, parents: [{ company: parent }] }
therapies:
  - { slug: abc-617, name: ABC-617, modality: PEPTIDE, atc: [V10XX04] }
  - { slug: abc-618, name: ABC-618, modality: PEPTIDE }
  - { slug: brand, name: Brandname, modality: PEPTIDE, atc: [V10XX04], aliases: [{ text: abc 617, kind: CODE }] }
agreements:
  - { slug: one, name: One, kinds: [LICENSE], status: SIGNED, announcedOn: 2024-01-10, parties: [{ company: acme, role: LICENSEE }, { company: zymogen, role: LICENSOR }] }
  - { slug: two, name: Two, kinds: [EQUITY], status: SIGNED, announcedOn: 2024-03, parties: [{ company: acme, role: INVESTOR }, { company: zymogen, role: INVESTEE }, { company: parent, role: FINANCIAL_ADVISER }] }
  - { slug: three, name: Three, kinds: [LICENSE], status: SIGNED, announcedOn: 2024-09-10, parties: [{ company: acme, role: LICENSEE }, { company: zymogen, role: LICENSOR }] }
  - { slug: four, name: Four, kinds: [SUPPLY], status: SIGNED, announcedOn: 2024-09-11, parties: [{ company: acme, role: LICENSEE }, { company: zymogen, role: LICENSOR }], relatedAgreements: [{ agreement: three, relation: FOLLOWS }] }
regulatoryEvents:
  - { slug: approval, name: Approval, kind: APPROVED, agency: FDA, therapy: brand, date: 2024-05-30 }
  - { slug: approval-2, name: Approved, kind: APPROVED, agency: FDA, therapy: brand, date: 2024-06 }
  - { slug: approval-3, name: Approved, kind: APPROVED, agency: EC, therapy: brand, date: 2024-06 }
`;

describe("npm run curate -- duplicates", () => {
  it("proposes nodes that may be one, with the reasons", async () => {
    const { code, stdout } = await curate(await temporaryRecords({ "a.yaml": records }), "duplicates", "--json");
    expect(code).toBe(0);
    const found = JSON.parse(stdout);
    const shown = found.map(
      ({ type, nodes, reasons }: { type: string; nodes: { slug: string }[]; reasons: { text: string }[] }) => [
        type,
        nodes.map(({ slug }) => slug).join(" "),
        ...reasons.map(({ text }) => text),
      ],
    );
    expect(shown.sort()).toEqual([
      ["Agreement", "one two", "Both are between acme, zymogen, and their dates are near: 2024-01-10 and 2024-03."],
      [
        "Company",
        "acme acme-inc",
        'Both are named "Acme" and "ACME, Inc.", which differ only in how they are written.',
      ],
      ["Company", "zymogen zymogon", 'Their names "Zymogen" and "Zymogon" differ in one letter.'],
      [
        "RegulatoryEvent",
        "approval approval-2",
        "Both are APPROVED by FDA for the same therapy and indication, on 2024-05-30 and 2024-06.",
      ],
      [
        "Source",
        "release release-again",
        "Both have the address http://www.example.org/release/, apart from how it is written.",
      ],
      [
        "Therapy",
        "abc-617 brand",
        "Both have the identifier V10XX04 (atc).",
        'Both are named "ABC-617" and "abc 617", which differ only in how they are written.',
      ],
    ]);
    expect(found[0].nodes[0]).toHaveProperty("at", expect.stringMatching(/^a\.yaml:\d+$/));
  });

  it("prints the pairs with their places as text, of one type if asked", async () => {
    const folder = await temporaryRecords({ "a.yaml": records });
    const { stdout } = await curate(folder, "duplicates", "--type", "Company");
    expect(stdout).toMatch(
      /^Company: acme and acme-inc\n {2}a\.yaml:8: acme \(Acme\)\n {2}a\.yaml:9: acme-inc \(ACME, Inc\.\)\n {2}Both are named /,
    );
    expect(stdout).toMatch(/^2 pairs of nodes that may be one\. Merge two records, or tell them apart/m);
    expect((await curate(folder, "duplicates", "--type", "Person")).stdout).toBe("No two nodes seem to be one.\n");
  });

  it("proposes nodes with one identifier, with which the records do not load", async () => {
    const shared = records.replace('"0000000002"', '"0000000001"');
    const { code, stdout, stderr } = await curate(
      await temporaryRecords({ "a.yaml": shared }),
      "duplicates",
      ...["--type", "Company"],
    );
    expect(code).toBe(0);
    expect(stderr).toMatch(/1 problem in /);
    expect(stdout).toMatch(
      /merck-germany and merck-us\n.*\n.*\n {2}Both have the identifier 0000000001 \(sec\.cik\)\.\n {2}Both are named /,
    );
  });

  it("refuses a type that records do not have", async () => {
    const { code, stderr } = await curate(
      await temporaryRecords({ "a.yaml": records }),
      "duplicates",
      "--type",
      "Deal",
    );
    expect(code).toBe(1);
    expect(stderr).toMatch(/^--type: "Deal" is not a type of node of the records\. Use one of Company, /m);
  });
});
