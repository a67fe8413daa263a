import { describe, expect, it } from "vitest";
import { problemsOf } from "../intake/problems.ts";
import { graphOf, openGraph } from "../support/graph.ts";
import { changedRecords, linesOf, loadRecords } from "../support/history.ts";

const approval = `
  - slug: abc-1-approval
    name: Approval
    kind: APPROVED
    agency: FDA
    therapy: abc-1
    date:
      value: 2023-11-02
      datedBy: EVENT
      by: paper
      otherwise:
        - { value: 2023-11-03, datedBy: ANNOUNCEMENT, by: default, status: SUPERSEDED, because: The letter is of the day before. }
        - { value: 2023-11-04, by: paper, status: REJECTED, because: A misprint. }`;

const records = changedRecords(
  ["regulatoryEvents:", `regulatoryEvents:${approval}`],
  ["date: 2023 }", "date: { value: 2023, datedBy: ANNOUNCEMENT } }"],
  [
    "    parties:",
    "    signedOn: { value: 2023-12-30, datedBy: ANNOUNCEMENT }\n    closedOn: 2024-01-01\n    milestones: [{ kind: ANTITRUST_CLEARED, date: 2023-12-31, datedBy: EVENT }]\n    parties:",
  ],
  ["status: SIGNED", "status: CLOSED"],
);

describe("what a date is the day of", () => {
  it("is shown beside the date, and is null if the record does not state it", async () => {
    await using graph = await graphOf({ "a.yaml": records });
    const { data } = await graph.query(`{
      regulatoryEvents(first: 5) { nodes { slug date datedBy } }
      agreement(slug: "beta-acme-abc-1") { signedOn signedOnDatedBy closedOn closedOnDatedBy milestones { date datedBy } }
    }`);
    expect(data.regulatoryEvents.nodes).toEqual([
      { slug: "abc-1-approval", date: "2023-11-02", datedBy: "EVENT" },
      { slug: "abc-1-fast-track", date: "2023", datedBy: "ANNOUNCEMENT" },
    ]);
    expect(data.agreement).toEqual({
      signedOn: "2023-12-30",
      signedOnDatedBy: "ANNOUNCEMENT",
      closedOn: "2024-01-01",
      closedOnDatedBy: null,
      milestones: [{ date: "2023-12-31", datedBy: "EVENT" }],
    });
  });

  it("qualifies the claim of the date, and each claim that states another date", async () => {
    await using graph = await graphOf({ "a.yaml": records });
    const { data } = await graph.query(`{
      regulatoryEvent(slug: "abc-1-approval") {
        claims(fields: [REGULATORY_EVENT_DATE], first: 5) { nodes { text status qualifiers { name value } } }
      }
      events: regulatoryEvents(
        where: { claims: { some: { status: { eq: SUPERSEDED }, qualifiers: { some: { value: { eq: "ANNOUNCEMENT" } } } } } }
        first: 5
      ) { nodes { slug } }
    }`);
    expect(data.regulatoryEvent.claims.nodes).toEqual([
      { text: "2023-11-02", status: "ACCEPTED", qualifiers: [{ name: "datedBy", value: "EVENT" }] },
      { text: "2023-11-03", status: "SUPERSEDED", qualifiers: [{ name: "datedBy", value: "ANNOUNCEMENT" }] },
      { text: "2023-11-04", status: "REJECTED", qualifiers: [] },
    ]);
    expect(data.events.nodes).toEqual([{ slug: "abc-1-approval" }]);
  });

  it("can be filtered by and counted", async () => {
    await using graph = await graphOf({ "a.yaml": records });
    const { data } = await graph.query(`{
      events: regulatoryEvents(where: { datedBy: { eq: ANNOUNCEMENT } }, first: 5) { nodes { slug } }
      signed: agreements(where: { signedOnDatedBy: { eq: ANNOUNCEMENT } }, first: 5) { totalCount }
      closed: agreements(where: { closedOnDatedBy: { isNull: true } }, first: 5) { totalCount }
      cleared: agreements(where: { milestones: { some: { datedBy: { eq: EVENT } } } }, first: 5) { totalCount }
      regulatoryEventFacets(dimensions: [DATED_BY]) { values(first: 5) { value label count } }
    }`);
    expect(data.events.nodes).toEqual([{ slug: "abc-1-fast-track" }]);
    expect([data.signed, data.closed, data.cleared]).toEqual([{ totalCount: 1 }, { totalCount: 1 }, { totalCount: 1 }]);
    expect(data.regulatoryEventFacets[0].values).toEqual([
      { value: "ANNOUNCEMENT", label: "Day of the announcement", count: 1 },
      { value: "EVENT", label: "Day of the event", count: 1 },
    ]);
  });

  it("is a change of the date in the history", async () => {
    await using graph = await openGraph(":memory:");
    await loadRecords(graph.store, records);
    await loadRecords(
      graph.store,
      records.replace("value: 2023, datedBy: ANNOUNCEMENT", "value: 2023, datedBy: EVENT"),
    );
    expect(await linesOf(graph)).toEqual([
      "CHANGED | Fast track | REGULATORY_EVENT_DATE | 2023 (ANNOUNCEMENT) -> 2023 (EVENT)",
    ]);
  });

  it("is refused if it is unknown, or stands outside the fact of the date", async () => {
    expect(await problemsOf({ "a.yaml": records.replace("datedBy: EVENT\n", "datedBy: LETTER\n") })).toEqual([
      expect.stringContaining(
        'a.yaml:59: regulatoryEvents[0].date.datedBy: "LETTER" is not a valid value. Use one of EVENT, ANNOUNCEMENT.',
      ),
    ]);
    expect(
      await problemsOf({ "a.yaml": records.replace("kind: APPROVED", "kind: APPROVED\n    datedBy: EVENT") }),
    ).toEqual([expect.stringContaining("regulatoryEvents[0].datedBy: Unknown field")]);
  });
});
