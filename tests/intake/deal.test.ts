import { describe, expect, it } from "vitest";
import { recordsIn } from "../../src/intake/records/load.ts";
import type { NodeChange } from "../../src/store/write/change-set.ts";
import { dealFaults } from "./deal-faults.ts";
import { dealRecords } from "./deal-records.ts";
import { lineOf, problemsOf, problemsWith } from "./problems.ts";

/** The deals with some parts replaced. */
function dealsWith(...replacements: (readonly [part: string, replacement: string])[]): string {
  return replacements.reduce((text, [part, replacement]) => {
    expect(text).toContain(part);
    return text.replace(part, replacement);
  }, dealRecords);
}

function agreementOf(text: string, slug: string): NodeChange {
  const { nodes } = recordsIn("", [{ file: "a.yaml", bytes: Buffer.from(text) }]);
  const found = nodes.find((node) => node.slug === slug);
  if (!found) throw new Error(`There is no agreement ${slug}.`);
  return found;
}

const claimsOn = ({ claims }: NodeChange, field: string) =>
  claims
    .filter(({ predicate }) => predicate === `Agreement.${field}`)
    .map(({ value, status, resolution, evidence }) => ({
      value,
      status,
      resolution,
      sources: evidence.map(({ source_id }) => source_id),
    }));

describe("records of deals", () => {
  it("load without problems if they have no faults", async () => {
    expect(await problemsOf({ "a.yaml": dealRecords })).toEqual([]);
  });

  it.each(dealFaults)("report %s, once, with the line and what to write", async (_what, part, replacement, message) => {
    const [problem = "", ...others] = await problemsWith(part, replacement, dealRecords);
    expect(others).toEqual([]);
    expect(problem).toMatch(/^a\.yaml:\d+: /);
    expect(problem.replace(/^a\.yaml:\d+: /, "")).toBe(message);
  });

  it("may close before they are announced if they were signed earlier or say why", async () => {
    const dates = "    signedOn: 2024-01-09\n    closedOn: 2024-03-01";
    for (const instead of [
      "    signedOn: 2023-11\n    closedOn: 2023-12-30",
      "    closedOn: { value: 2023-12-30, because: The closing was announced with the deal. }",
    ])
      expect(await problemsWith(dates, instead, dealRecords), instead).toEqual([]);
  });

  it("may be terminated on a day that no source gives, and may never take effect", async () => {
    expect(await problemsWith("status: SIGNED", "status: TERMINATED", dealRecords)).toEqual([]);
    const text = dealsWith([
      "status: SIGNED",
      "terminatedOn: 2022-05-10\n    terminationReason: ANTITRUST\n    tookEffect: false",
    ]);
    expect(await problemsOf({ "a.yaml": text })).toEqual([]);
  });

  it("may state a total below its parts if it has a basis, is approximate, or includes other payments", async () => {
    for (const total of [
      "qualifier: APPROXIMATELY",
      "qualifier: EXACT, basis: NET_OF_CASH",
      "qualifier: EXACT, includes: [OPTION_FEE]",
    ])
      expect(
        await problemsWith(
          "measure: UPFRONT, amount: 100000000, currency: USD, qualifier: EXACT",
          `measure: UPFRONT, amount: 90000000, currency: USD, ${total}`,
          dealRecords,
        ),
        total,
      ).toEqual([]);
  });

  it("may relate a term to a term of another agreement", async () => {
    const text = dealsWith(
      ["components: [ANNIVERSARY_PAYMENT],", "components: [ANNIVERSARY_PAYMENT], key: yearly,"],
      ["relation: PART_OF, term: price", "relation: REPLACES, term: yearly, agreement: zeta-delta-2022"],
    );
    expect(await problemsOf({ "a.yaml": text })).toEqual([]);
    expect(await problemsOf({ "a.yaml": text.replace("key: yearly,", "") })).toEqual([
      `a.yaml:${lineOf(text, "- { key: stock")}: agreements[0].terms[2].relations[0].term: No term of the agreement "zeta-delta-2022" has the key "yearly". Add \`key\` to the term, or use the key of an existing one.`,
    ]);
  });

  describe("without a status", () => {
    it("have the status that their dates imply, on the evidence of the date", () => {
      const acquisition = agreementOf(
        dealsWith(["closedOn: 2024-03-01", "closedOn: { value: 2024-03-01, by: filing }"]),
        "delta-epsilon-2024",
      );
      expect(acquisition.row["status"]).toBe("CLOSED");
      expect(claimsOn(acquisition, "status")).toEqual([
        { value: "CLOSED", status: "ACCEPTED", resolution: "Follows from the field closedOn.", sources: ["filing"] },
      ]);
    });

    const paid =
      "{ kind: MILESTONE_PAID, date: 2023-04-01, amount: 2000000, currency: USD, company: zeta, recipient: delta }";
    it.each([
      ["SIGNED", "once they are in effect", "", paid],
      ["CLOSED", "once they have closed", "    closedOn: 2022-06-01\n", paid],
      ["AMENDED", "after an amendment", "", "{ kind: AMENDED, date: 2023 }"],
      [
        "AMENDED",
        "after an amendment of what had closed",
        "    closedOn: 2022-06-01\n",
        "{ kind: AMENDED, date: 2023 }",
      ],
      [
        "CLOSED",
        "if they were amended before they closed",
        "    closedOn: 2023-06-01\n",
        "{ kind: AMENDED, date: 2023 }",
      ],
      ["EXPIRED", "after their expiry", "", "{ kind: EXPIRED, by: filing }"],
      ["TERMINATED", "after their termination", "    terminatedOn: 2024\n", "{ kind: AMENDED, date: 2023 }"],
    ])("are %s %s", (status, _when, dates, milestone) => {
      const text = dealsWith(["    status: SIGNED\n", dates], [paid, milestone]);
      expect(agreementOf(text, "zeta-delta-2022").row["status"]).toBe(status);
    });
  });

  it("keep the amount that another source states as a claim of the same form", () => {
    const acquisition = agreementOf(
      dealsWith([
        "measure: TOTAL, amount: 105000000, currency: USD, qualifier: UP_TO",
        "measure: TOTAL, amount: 105000000, currency: USD, qualifier: UP_TO, otherwise: [{ amount: 100000000, currency: EUR, qualifier: APPROXIMATELY, by: filing, status: DISPUTED, because: The filing converts. }, { value: about a hundred million, by: filing, status: DISPUTED, because: In words. }]",
      ]),
      "delta-epsilon-2024",
    );
    expect(claimsOn(acquisition, "terms").map(({ value }) => value)).toEqual([
      "PURCHASE_PRICE EXACT USD 100 per SHARE",
      "PURCHASE_PRICE EXACT USD 110 per SHARE",
      "CONTINGENT_VALUE_RIGHT EXACT USD 5 per CONTINGENT_VALUE_RIGHT",
      "UPFRONT_EQUITY EXACT USD 20000000",
    ]);
    expect(claimsOn(acquisition, "totals").map(({ value, status }) => [value, status])).toEqual([
      ["UPFRONT EXACT USD 100000000", "ACCEPTED"],
      ["TOTAL UP_TO USD 105000000", "ACCEPTED"],
      ["TOTAL APPROXIMATELY EUR 100000000", "DISPUTED"],
      ["about a hundred million", "DISPUTED"],
    ]);
  });

  describe("that may be the same", () => {
    const second = (announcedOn: string, rest = "") => `
recordedOn: 2024-06-30
evidence: { default: { source: release, states: Zeta licenses XYZ-1. } }
agreements:
  - slug: zeta-delta-xyz-1
    name: Zeta licenses a therapy
    kinds: [LICENSE]
    status: SIGNED
    announcedOn: ${announcedOn}
    parties: [{ company: delta, role: LICENSOR }, { company: zeta, role: LICENSEE }]
${rest}`;

    it("are reported with the place of each", async () => {
      expect(await problemsOf({ "a.yaml": dealRecords, "b.yaml": second("2022-05-20") })).toEqual([
        `b.yaml:5: agreements[0].slug: The agreement has the parties of "zeta-delta-2022" (a.yaml:${lineOf(dealRecords, "slug: zeta-delta-2022")}), was announced within 30 days of it, and has a therapy or kind in common. Merge the two records, or state in \`relatedAgreements\` how they are related.`,
      ]);
    });

    it("are accepted if they are related, or announced at other times", async () => {
      const related = "    relatedAgreements: [{ agreement: zeta-delta-2022, relation: PART_OF }]\n";
      expect(await problemsOf({ "a.yaml": dealRecords, "b.yaml": second("2022-05-20", related) })).toEqual([]);
      expect(await problemsOf({ "a.yaml": dealRecords, "b.yaml": second("2022-09-20") })).toEqual([]);
      expect(await problemsOf({ "a.yaml": dealRecords, "b.yaml": second("2022") })).toEqual([]);
    });
  });
});
