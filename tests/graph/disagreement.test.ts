import { describe, expect, it } from "vitest";
import { graphOf, testGraph } from "../support/graph.ts";
import { sampleRecords } from "../support/records.ts";

describe("claims that disagree", () => {
  it("name each other, and only the accepted one is shown as the value", async () => {
    await using graph = await graphOf({ "a.yaml": sampleRecords });
    const { data, errors } = await graph.query(`{ agreement(slug: "beta-acme-abc-1") { announcedOn
      claims(fields: [AGREEMENT_ANNOUNCED_ON]) { totalCount nodes {
        text status resolution recordedAt evidence { source { slug } } conflictsWith { text }
      } }
      disputed: claims(statuses: [DISPUTED]) { totalCount nodes { predicate } }
    } }`);
    expect(errors).toEqual([]);
    expect(data.agreement.announcedOn).toBe("2024-01-02");
    expect(data.agreement.claims).toEqual({
      totalCount: 2,
      nodes: [
        {
          text: "2024-01-02",
          status: "ACCEPTED",
          resolution: null,
          recordedAt: "2024-01-02T00:00:00Z",
          evidence: [{ source: { slug: "acme-release" } }, { source: { slug: "daily-paper" } }],
          conflictsWith: [{ text: "2024-01-03" }],
        },
        {
          text: "2024-01-03",
          status: "DISPUTED",
          resolution: "The paper appeared a day later.",
          recordedAt: "2024-01-02T00:00:00Z",
          evidence: [{ source: { slug: "daily-paper" } }],
          conflictsWith: [{ text: "2024-01-02" }],
        },
      ],
    });
    expect(data.agreement.disputed).toEqual({ totalCount: 1, nodes: [{ predicate: "AGREEMENT_ANNOUNCED_ON" }] });
  });

  it("are counted and marked by the provenance of their field", async () => {
    await using graph = await graphOf({ "a.yaml": sampleRecords });
    const { data } = await graph.query(`{ agreement(slug: "beta-acme-abc-1") {
      provenance { field sourceCount isDisputed shown { text status } }
    } }`);
    expect(data.agreement.provenance).toContainEqual({
      field: "AGREEMENT_ANNOUNCED_ON",
      sourceCount: 2,
      isDisputed: true,
      shown: { text: "2024-01-02", status: "ACCEPTED" },
    });
    expect(data.agreement.provenance).toContainEqual(
      expect.objectContaining({ field: "AGREEMENT_STATUS", sourceCount: 1, isDisputed: false }),
    );
  });

  it("stay in the graph after one of them is rejected", async () => {
    await using graph = await testGraph();
    const { data } = await graph.query(`{
      event: regulatoryEvent(slug: "alphamedix-fda-breakthrough-therapy-2024-02-12") {
        designation claims(fields: [REGULATORY_EVENT_DESIGNATION]) { nodes { text status } }
      }
      agreement(slug: "sanofi-belharra-immunology-2024") {
        announcedOn claims(fields: [AGREEMENT_ANNOUNCED_ON]) { nodes { text status } }
      }
    }`);
    expect(data.event.designation).toBe("BREAKTHROUGH_THERAPY");
    expect(data.event.claims.nodes).toEqual([
      { text: "BREAKTHROUGH_THERAPY", status: "ACCEPTED" },
      { text: "BREAKTHROUGH_DEVICE", status: "REJECTED" },
    ]);
    expect(data.agreement.announcedOn).toBe("2024-06-18");
    expect(data.agreement.claims.nodes).toContainEqual({ text: "2024-07", status: "REJECTED" });
  });

  it("are both disputed where nothing decides between them, and the value of the record is shown", async () => {
    await using graph = await testGraph();
    const { data } = await graph.query('{ trial(nctId: "NCT03466216") { outcomes { value claims { text status } } } }');
    expect(data.trial.outcomes[0]).toMatchObject({
      value: "62.5",
      claims: [{ status: "DISPUTED" }, { status: "DISPUTED" }],
    });
  });
});

describe("a total that a source states without its currency", () => {
  it("rests on that source alone and takes the currency of the terms", async () => {
    await using graph = await testGraph();
    const { data } = await graph.query(`{ agreement(slug: "sanofi-radiomedix-orano-med-alphamedix-2024") {
      value { total { max currency } basis }
      claims(fields: [AGREEMENT_TOTALS]) { nodes { evidence { source { slug } } } }
    } }`);
    expect(data.agreement.value).toEqual({ total: { max: "320000000", currency: "EUR" }, basis: "STATED" });
    const [{ evidence }] = data.agreement.claims.nodes;
    expect(new Set(evidence.map(({ source }: { source: { slug: string } }) => source.slug))).toEqual(
      new Set(["article-alphamedix-320m"]),
    );
  });
});
