import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyNodes } from "../../../src/store/write/apply.ts";
import type { NodeChange } from "../../../src/store/write/change-set.ts";
import { openGraph } from "../../support/graph.ts";
import { PlainGraph } from "../../support/plain/graph.ts";
import { groupOf, today, ultimateParentsOf } from "../../support/plain/ownership.ts";
import { runs } from "../../support/runs.ts";

const companies = Array.from({ length: 7 }, (_, index) => `company-${index}`);
const roles = ["ACQUIRER", "TARGET", "LICENSOR"];

const company = fc.constantFrom(...companies);
const start = fc.constantFrom(null, "2001", "2015-03", "2020-02-29", "2900");
const end = fc.constantFrom(null, null, null, "2016", "2020-03", "2901-01-01");
const ownership = fc.record({ owned: company, owner: company, start, end });
const party = fc.record({ company, role: fc.constantFrom(...roles) });

/** Any ownership, with circles and joint ventures, and agreements between the companies. */
const anyGraph = fc.record({
  ownerships: fc.array(ownership, { maxLength: 12 }),
  agreements: fc.array(fc.array(party, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 }),
});

type Drawn = typeof anyGraph extends fc.Arbitrary<infer Value> ? Value : never;

const distinct = <Row extends { fact: string }>(rows: readonly Row[]) =>
  [...new Map(rows.map((row) => [row.fact, row])).values()].map((row, position) => ({ ...row, position }));

function nodesOf({ ownerships, agreements }: Drawn): NodeChange[] {
  return [
    ...companies.map((slug): NodeChange => {
      const parents = ownerships
        .filter(({ owned, owner }) => owned === slug && owner !== slug)
        .map(({ owner, start, end }) => ({
          parent_id: owner,
          valid_from: start,
          valid_to: end,
          fact: `Company:${slug} Company.parents ${owner} ${start} ${end}`,
        }));
      const row = { name: slug, sort_name: slug, kind: "OTHER" };
      return { type: "Company", slug, row, owned: { company_parent: distinct(parents) }, claims: [] };
    }),
    ...agreements.map((parties, index): NodeChange => {
      const slug = `agreement-${index}`;
      const rows = parties.map(({ company, role }) => ({
        company_id: company,
        role,
        note: null,
        fact: `Agreement:${slug} Agreement.parties ${company} ${role}`,
      }));
      const value = { value_basis: "UNDISCLOSED", undisclosed_components_json: "[]" };
      const row = { name: slug, sort_name: slug, kinds_json: "[]", status: "SIGNED", ...value };
      return { type: "Agreement", slug, row, owned: { agreement_party: distinct(rows) }, claims: [] };
    }),
  ];
}

const slugsOf = (list: { nodes: { slug: string }[] }) => list.nodes.map(({ slug }) => slug).sort();

describe("of any ownership", () => {
  it("filters, lists, chains and statistics equal a plain reading of today", async () => {
    await fc.assert(
      fc.asyncProperty(anyGraph, async (drawn) => {
        const nodes = nodesOf(drawn);
        await using graph = await openGraph(":memory:");
        await applyNodes(graph.store, { name: "drawn", digest: "1" }, nodes);
        const plain = new PlainGraph(nodes);
        const agreementsOf = (group: readonly string[]) => {
          const found = group.flatMap((slug) => plain.where("agreement_party", "company_id", slug));
          return [...new Set(found.map(({ agreement_id }) => String(agreement_id)))].sort();
        };
        const perCompany = companies.map(
          (slug, index) => `
            group${index}: companies(where: { slug: { eq: "${slug}" }, orSubsidiaries: true }) { nodes { slug } }
            others${index}: companies(where: { not: { slug: { eq: "${slug}" }, orSubsidiaries: true } }) { nodes { slug } }
            agreements${index}: agreements(where: { parties: { some: { company: { slug: { eq: "${slug}" }, orSubsidiaries: true } } } }) { nodes { slug } }
            list${index}: company(slug: "${slug}") {
              ultimateParents { slug }
              agreements(includeSubsidiaries: true) { totalCount nodes { slug } }
            }`,
        );
        const { data, errors } = await graph.query(
          `{ agreementStats { groups(by: [COMPANY_GROUP], first: 500) { nodes { count keys { value } filter } } } ${perCompany.join("")} }`,
        );
        expect(errors).toEqual([]);
        const groups = new Map<string, string[]>();
        for (const [index, slug] of companies.entries()) {
          const group = groupOf(plain, slug, today());
          const tops = ultimateParentsOf(plain, slug, today());
          for (const top of tops.length > 0 ? tops : [slug]) groups.set(top, [...(groups.get(top) ?? []), slug]);
          expect(slugsOf(data[`group${index}`])).toEqual(group);
          expect(slugsOf(data[`others${index}`])).toEqual(companies.filter((each) => !group.includes(each)));
          expect(slugsOf(data[`agreements${index}`])).toEqual(agreementsOf(group));
          const { ultimateParents, agreements } = data[`list${index}`];
          expect(ultimateParents.map((each: { slug: string }) => each.slug)).toEqual(tops);
          expect(slugsOf(agreements)).toEqual(agreementsOf(group));
          expect(agreements.totalCount).toBe(agreementsOf(group).length);
        }
        const expected = [...groups].flatMap(([value, members]) => {
          const count = agreementsOf(members).length;
          return count > 0 ? [`${count} ${value}`] : [];
        });
        const shown = data.agreementStats.groups.nodes.map(
          ({ count, keys: [key] }: { count: number; keys: { value: string }[] }) => `${count} ${key?.value}`,
        );
        expect(shown.sort()).toEqual(expected.sort());
        for (const { count, filter } of data.agreementStats.groups.nodes) {
          const listed = await graph.query(
            "query ($where: AgreementFilter) { agreements(where: $where) { totalCount } }",
            { where: filter },
          );
          expect(listed.data.agreements.totalCount, JSON.stringify(filter)).toBe(count);
        }
      }),
      { numRuns: runs(40, 400) },
    );
  }, 900_000);
});
