import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { factsFolder, graphOf, shippedGraph } from "./support/graph.ts";
import { sampleRecords } from "./support/records.ts";

describe("claims that disagree", () => {
  it("name each other, and stay beside what the node shows", async () => {
    await using graph = await graphOf({ "a.yaml": sampleRecords });
    const { data } = await graph.query(`{ agreement(slug: "beta-acme-abc-1") { announcedOn
      claims(predicate: "Agreement.announcedOn") { totalCount nodes { value status resolution recordedAt evidence { source { slug } } conflictsWith { value } } }
      disputed: claims(status: [DISPUTED]) { totalCount nodes { predicate } }
    } }`);
    expect(data.agreement.announcedOn).toBe("2024-01-02");
    expect(data.agreement.claims).toEqual({
      totalCount: 2,
      nodes: [
        {
          value: "2024-01-02",
          status: "ACCEPTED",
          resolution: null,
          recordedAt: "2024-01-02T00:00:00Z",
          evidence: [{ source: { slug: "acme-release" } }, { source: { slug: "daily-paper" } }],
          conflictsWith: [{ value: "2024-01-03" }],
        },
        {
          value: "2024-01-03",
          status: "DISPUTED",
          resolution: "The paper appeared a day later.",
          recordedAt: "2024-01-02T00:00:00Z",
          evidence: [{ source: { slug: "daily-paper" } }],
          conflictsWith: [{ value: "2024-01-02" }],
        },
      ],
    });
    expect(data.agreement.disputed).toEqual({ totalCount: 1, nodes: [{ predicate: "Agreement.announcedOn" }] });
  });

  it("keep the article's own contradictions: the device designation, the response rate, the lost currency", async () => {
    await using graph = await shippedGraph();
    const { data } = await graph.query(`{
      event: regulatoryEvent(slug: "alphamedix-fda-breakthrough-therapy-2024-02-12") { designation claims(predicate: "RegulatoryEvent.designation") { nodes { value status } } }
      trial(nctId: "NCT03466216") { outcomes { endpoint value claims { value status } } }
      agreement(slug: "sanofi-radiomedix-orano-med-alphamedix-2024") { value { total { max currency } basis } claims(predicate: "Agreement.value") { nodes { value evidence { source { slug } } } } }
      belharra: agreement(slug: "sanofi-belharra-immunology-2024") { announcedOn claims(predicate: "Agreement.announcedOn") { nodes { value status } } }
    }`);
    expect(data.event.designation).toBe("BREAKTHROUGH_THERAPY");
    expect(data.event.claims.nodes).toEqual([
      { value: "BREAKTHROUGH_THERAPY", status: "ACCEPTED" },
      { value: "BREAKTHROUGH_DEVICE", status: "REJECTED" },
    ]);
    expect(data.trial.outcomes[0]).toMatchObject({
      value: "62.5",
      claims: [{ status: "DISPUTED" }, { status: "DISPUTED" }],
    });
    expect(data.agreement.value).toEqual({ total: { max: "320000000", currency: "EUR" }, basis: "STATED" });
    expect(
      data.agreement.claims.nodes[0].evidence.every(
        ({ source }: { source: { slug: string } }) => source.slug === "article-alphamedix-320m",
      ),
    ).toBe(true);
    expect(data.belharra.announcedOn).toBe("2024-06-18");
    expect(data.belharra.claims.nodes).toContainEqual({ value: "2024-07", status: "REJECTED" });
  });
});

if (!existsSync(factsFolder)) console.warn(`Spans are not compared with the document: there is no ${factsFolder}.`);

describe("the article's spans", () => {
  it.runIf(existsSync(factsFolder))("match their hashes, wherever the document is at hand", async () => {
    await using graph = await shippedGraph({ documents: factsFolder });
    const { data } = await graph.query(
      `{ source(slug: "article-alphamedix-320m") { contentHash claims(first: 100) { totalCount nodes { predicate evidence { source { slug } excerpt locator { from to sha256 } } } } } }`,
    );
    const claims = data.source.claims;
    expect(claims.totalCount).toBe(claims.nodes.length);
    const spans = claims.nodes.flatMap(
      ({ evidence }: { evidence: { source: { slug: string }; excerpt: string | null; locator: object | null }[] }) =>
        evidence.filter(({ source }) => source.slug === "article-alphamedix-320m"),
    );
    expect(spans.length).toBeGreaterThan(30);
    for (const { excerpt, locator } of spans) {
      expect(locator).toMatchObject({
        from: expect.any(Number),
        to: expect.any(Number),
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      });
      expect(excerpt).toEqual(expect.any(String));
    }
  });

  it("give no excerpt where the operator holds no document", async () => {
    await using graph = await shippedGraph();
    const { data } = await graph.query(
      `{ source(slug: "article-alphamedix-320m") { claims(first: 20) { nodes { evidence { excerpt } } } } }`,
    );
    for (const { evidence } of data.source.claims.nodes) for (const { excerpt } of evidence) expect(excerpt).toBeNull();
  });
});
