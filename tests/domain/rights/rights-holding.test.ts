import { describe, expect, it } from "vitest";
import type { RightsFacts } from "../../../src/domain/rights/fact.ts";
import { rightsHolding } from "../../../src/domain/rights/rights-holding.ts";
import type { LicensedRight } from "../../../src/domain/vocabulary/licensed-right.ts";
import { facts, grant, owned, region, transfer, unrecorded, unstated, within, world } from "./facts.ts";

function ask(given: Partial<RightsFacts>, on = "2020-06-15", country = "JP", right: LicensedRight = "COMMERCIALIZE") {
  const { status, gaps, holders, retained, steps } = rightsHolding(facts(given), { right, country, on });
  return {
    status,
    gaps,
    holders: holders.map(({ company }) => company),
    shares: holders.map(({ share }) => share),
    through: holders.map(({ through }) => through),
    retained: retained.map(({ company }) => company),
    steps: steps.map(({ kind }) => kind),
    full: holders,
  };
}

describe("the originator", () => {
  it("holds the right alone if nothing was granted", () => {
    expect(ask({})).toMatchObject({ status: "KNOWN", holders: ["origin"], shares: ["WHOLE"], steps: ["ORIGINATED"] });
  });

  it("is unknown if none is recorded", () => {
    expect(ask({ originators: [] })).toMatchObject({ status: "UNKNOWN", holders: [], gaps: ["NO_ORIGINATOR"] });
  });

  it("holds nothing before the first recorded fact", () => {
    expect(ask({}, "1999-12-31")).toMatchObject({ status: "UNKNOWN", gaps: ["BEFORE_FIRST_FACT"], holders: [] });
  });

  it("is joint if several are recorded", () => {
    const originators = ["a", "b"].map((company) => ({ company, fact: company, isDisputed: false }));
    expect(ask({ originators })).toMatchObject({ status: "KNOWN", holders: ["a", "b"], shares: ["SHARED", "SHARED"] });
  });

  it("is in doubt if sources disagree on it", () => {
    const originators = [{ company: "a", fact: "a", isDisputed: true }];
    expect(ask({ originators })).toMatchObject({ status: "UNKNOWN", gaps: ["DISPUTED_FACT"] });
  });
});

describe("a grant", () => {
  it("moves the right if it is exclusive, and the grantor retains its return", () => {
    const answer = ask({ grants: [grant("origin", "licensee")] });
    expect(answer).toMatchObject({ status: "KNOWN", holders: ["licensee"], shares: ["WHOLE"], retained: ["origin"] });
    expect(answer.full[0]).toMatchObject({ exclusivity: "EXCLUSIVE", since: "2010-01-01", isOriginator: false });
  });

  it.each(["SOLE", "CO_EXCLUSIVE", "NON_EXCLUSIVE"] as const)("shares the right if it is %s", (exclusivity) => {
    expect(ask({ grants: [grant("origin", "licensee", { exclusivity })] })).toMatchObject({
      status: "KNOWN",
      holders: ["licensee", "origin"],
      shares: ["SHARED", "SHARED"],
    });
  });

  it("leaves open whether the grantor keeps the right if the exclusivity is not stated", () => {
    expect(ask({ grants: [grant("origin", "licensee", { exclusivity: null })] })).toMatchObject({
      status: "PARTLY_KNOWN",
      holders: ["licensee"],
      gaps: ["EXCLUSIVITY_NOT_STATED"],
    });
  });

  it("has no effect before it starts, and returns the right after it has ended", () => {
    const grants = [grant("origin", "licensee", { end: "2015-03-01" })];
    expect(ask({ grants }, "2009-12-31").holders).toEqual(["origin"]);
    expect(ask({ grants }, "2015-02-28").holders).toEqual(["licensee"]);
    expect(ask({ grants }, "2015-03-01")).toMatchObject({
      status: "KNOWN",
      holders: ["origin"],
      retained: [],
      steps: ["ORIGINATED", "GRANTED", "RETURNED"],
    });
  });

  it("leaves nothing open after it has ended", () => {
    const grants = [grant("origin", "licensee", { exclusivity: null, end: "2015-03-01" })];
    expect(ask({ grants })).toMatchObject({ status: "KNOWN", holders: ["origin"], shares: ["WHOLE"], gaps: [] });
  });

  it("holds on the last day of its validity", () => {
    const grants = [grant("origin", "licensee", { validTo: "2015-03-01" })];
    expect(ask({ grants }, "2015-03-01").holders).toEqual(["licensee"]);
    expect(ask({ grants }, "2015-03-02").holders).toEqual(["origin"]);
  });

  it("is in doubt within the month or year that is all a source gives", () => {
    const grants = [grant("origin", "licensee", { start: "2010", end: "2015-03" })];
    expect(ask({ grants }, "2010-06-01")).toMatchObject({ status: "UNKNOWN", gaps: ["IMPRECISE_DATE"] });
    expect(ask({ grants }, "2010-12-31")).toMatchObject({ status: "KNOWN", holders: ["licensee"] });
    expect(ask({ grants }, "2015-03-15")).toMatchObject({ status: "UNKNOWN", gaps: ["IMPRECISE_DATE"] });
    expect(ask({ grants }, "2015-03-31")).toMatchObject({ status: "KNOWN", holders: ["origin"] });
  });

  it("cannot be placed without a date", () => {
    expect(ask({ grants: [grant("origin", "licensee", { start: null })] })).toMatchObject({
      status: "UNKNOWN",
      gaps: ["UNDATED_AGREEMENT"],
    });
  });

  it("concerns the countries of its territory only", () => {
    const grants = [grant("origin", "licensee", { territory: within("JP") })];
    expect(ask({ grants }).holders).toEqual(["licensee"]);
    expect(ask({ grants }, "2020-01-01", "US").holders).toEqual(["origin"]);
  });

  it("does not concern excluded regions", () => {
    const grants = [grant("origin", "licensee", { territory: { ...world, excluded_regions: ["142"] } })];
    expect(ask({ grants }, "2020-01-01", "JP").holders).toEqual(["origin"]);
    expect(ask({ grants }, "2020-01-01", "US").holders).toEqual(["licensee"]);
  });

  it("makes the holder unknown if its territory is not stated and it may move the right", () => {
    expect(ask({ grants: [grant("origin", "licensee", { territory: unstated })] })).toMatchObject({
      status: "UNKNOWN",
      gaps: ["TERRITORY_NOT_STATED"],
    });
  });

  it("leaves the grantor a holder if its territory is not stated and it does not move the right", () => {
    const grants = [grant("origin", "licensee", { territory: unstated, exclusivity: "NON_EXCLUSIVE" })];
    expect(ask({ grants })).toMatchObject({ status: "PARTLY_KNOWN", holders: ["origin"], shares: ["SHARED"] });
  });

  it("is in doubt in a country that has left the group of its territory since", () => {
    const grants = [grant("origin", "licensee", { territory: region("EU") })];
    expect(ask({ grants }, "2020-01-31", "GB").holders).toEqual(["licensee"]);
    expect(ask({ grants }, "2020-02-01", "GB")).toMatchObject({ status: "UNKNOWN", gaps: ["MEMBERSHIP_CHANGED"] });
    expect(ask({ grants }, "2020-02-01", "FR").holders).toEqual(["licensee"]);
  });

  it("that is limited to fields of use leaves the rest with the grantor", () => {
    const grants = [grant("origin", "licensee", { fieldsOfUse: ["influenza"] })];
    expect(ask({ grants }).full).toMatchObject([
      { company: "licensee", share: "LIMITED", fieldsOfUse: ["influenza"] },
      { company: "origin", share: "LIMITED", exceptFieldsOfUse: ["influenza"] },
    ]);
  });

  it("by a company that does not hold the right breaks the chain", () => {
    expect(ask({ grants: [grant("stranger", "licensee")] })).toMatchObject({
      status: "UNKNOWN",
      gaps: ["GRANTOR_NOT_HOLDER"],
      holders: [],
      retained: [],
      steps: ["ORIGINATED", "CHAIN_BREAKS"],
    });
  });

  it("by nobody that is named breaks the chain", () => {
    expect(ask({ grants: [grant([], "licensee")] })).toMatchObject({ status: "UNKNOWN", gaps: ["GRANTOR_NOT_NAMED"] });
  });

  it("to a company that already holds the right confirms it", () => {
    const grants = [grant("origin", "licensee"), grant("origin", "licensee", { start: "2015-01-01" })];
    expect(ask({ grants })).toMatchObject({
      status: "KNOWN",
      holders: ["licensee"],
      steps: ["ORIGINATED", "GRANTED", "CONFIRMED"],
    });
  });

  it("by a second grantor after an exclusive grant breaks the chain", () => {
    const grants = [grant("origin", "licensee"), grant("origin", "other", { start: "2015-01-01" })];
    expect(ask({ grants })).toMatchObject({ status: "UNKNOWN", gaps: ["GRANTOR_NOT_HOLDER"] });
  });

  it("of one joint originator leaves open what the other one holds", () => {
    const originators = ["a", "b"].map((company) => ({ company, fact: company, isDisputed: false }));
    const one = ask({ originators, grants: [grant("a", "licensee")] });
    expect(one).toMatchObject({ status: "PARTLY_KNOWN", holders: ["licensee"], gaps: ["JOINT_HOLDER_NOT_PARTY"] });
    const both = ask({ originators, grants: [grant(["a", "b"], "licensee")] });
    expect(both).toMatchObject({ status: "KNOWN", holders: ["licensee"], retained: ["a", "b"] });
    const undated = ask({ originators, grants: [grant("a", "licensee", { start: null })] });
    expect(undated).toMatchObject({ status: "UNKNOWN", gaps: ["JOINT_HOLDER_NOT_PARTY", "UNDATED_AGREEMENT"] });
    const other = ask({ originators, grants: [grant("a", "b")] });
    expect(other).toMatchObject({ status: "KNOWN", holders: ["b"], shares: ["WHOLE"] });
  });

  it("begins the chain if no originator is recorded, and the answer is partly known", () => {
    const answer = ask({ originators: [], grants: [grant(["a", "b"], "licensee")] });
    expect(answer).toMatchObject({ status: "PARTLY_KNOWN", holders: ["licensee"], gaps: ["NO_ORIGINATOR"] });
  });
});

describe("a sublicense", () => {
  const grants = [grant("origin", "licensee"), grant("licensee", "sublicensee", { start: "2012-01-01" })];

  it("passes the right on", () => {
    expect(ask({ grants })).toMatchObject({
      status: "KNOWN",
      holders: ["sublicensee"],
      retained: ["origin", "licensee"],
      steps: ["ORIGINATED", "GRANTED", "SUBLICENSED"],
    });
  });

  it("of the same day follows the license, whichever is named first", () => {
    const sameDay = [grant("licensee", "sublicensee"), grant("origin", "licensee")];
    expect(ask({ grants: sameDay })).toMatchObject({ status: "KNOWN", holders: ["sublicensee"] });
  });

  it("of the same year follows the license, whose day is known", () => {
    const sameYear = [
      grant("licensee", "sublicensee", { start: "2010" }),
      grant("origin", "licensee", { start: "2010-05-01" }),
    ];
    expect(ask({ grants: sameYear })).toMatchObject({ status: "KNOWN", holders: ["sublicensee"] });
  });

  it("makes the holder unknown after the license has ended", () => {
    const ended = [grant("origin", "licensee", { end: "2015-01-01" }), ...grants.slice(1)];
    expect(ask({ grants: ended })).toMatchObject({ status: "UNKNOWN", gaps: ["SUBLICENSE_WITHOUT_LICENSE"] });
  });

  it("returns the right to the licensee when it ends", () => {
    const ended = [...grants.slice(0, 1), grant("licensee", "sublicensee", { start: "2012-01-01", end: "2015" })];
    expect(ask({ grants: ended })).toMatchObject({ status: "KNOWN", holders: ["licensee"] });
  });
});

describe("a cycle", () => {
  it("of exclusive grants makes the holder unknown", () => {
    const grants = [grant("origin", "a"), grant("a", "b"), grant("b", "origin")];
    expect(ask({ grants })).toMatchObject({ status: "UNKNOWN", gaps: ["CYCLE"], holders: [] });
  });

  it("is no obstacle if a license back is not exclusive", () => {
    const grants = [grant("origin", "a"), grant("a", "origin", { start: "2012-01-01", exclusivity: "NON_EXCLUSIVE" })];
    expect(ask({ grants })).toMatchObject({ status: "KNOWN", holders: ["a", "origin"] });
  });

  it("of owners makes the holder unknown", () => {
    const ownerships = [owned("origin", "a", "2010-01-01"), owned("a", "origin", "2011-01-01")];
    expect(ask({ ownerships })).toMatchObject({ status: "UNKNOWN", gaps: ["CYCLE"] });
  });
});

describe("an acquisition", () => {
  it("makes the acquirer the holder from the closing", () => {
    const ownerships = [owned("origin", "acquirer", "2015-03-01")];
    expect(ask({ ownerships }, "2015-02-28").holders).toEqual(["origin"]);
    expect(ask({ ownerships }, "2015-03-01")).toMatchObject({
      status: "KNOWN",
      holders: ["acquirer"],
      through: ["origin"],
      steps: ["ORIGINATED", "ACQUIRED"],
    });
  });

  it("of the acquirer is followed too", () => {
    const ownerships = [owned("origin", "a", "2012-01-01"), owned("a", "b", "2015-01-01")];
    expect(ask({ ownerships })).toMatchObject({ holders: ["b"], through: ["origin"] });
  });

  it("lets both the acquirer and the acquired company grant the right", () => {
    const ownerships = [owned("origin", "acquirer", "2005-01-01")];
    for (const grantor of ["origin", "acquirer"])
      expect(ask({ ownerships, grants: [grant(grantor, "licensee")] }).holders).toEqual(["licensee"]);
    expect(
      ask({ ownerships: [owned("origin", "acquirer", "2012-01-01")], grants: [grant("acquirer", "x")] }),
    ).toMatchObject({ status: "UNKNOWN", gaps: ["GRANTOR_NOT_HOLDER"] });
  });

  it("ends with the ownership", () => {
    expect(ask({ ownerships: [owned("origin", "acquirer", "2012-01-01", "2018-01-01")] }).holders).toEqual(["origin"]);
  });

  it("by joint owners makes none of them the holder", () => {
    const ownerships = [owned("origin", "a", "2012-01-01"), owned("origin", "b", "2012-01-01")];
    expect(ask({ ownerships })).toMatchObject({ status: "KNOWN", holders: ["origin"] });
  });

  it("without a date leaves the right with the company, and the answer partly known", () => {
    expect(ask({ ownerships: [owned("origin", "acquirer", null)] })).toMatchObject({
      status: "PARTLY_KNOWN",
      holders: ["origin"],
      gaps: ["OWNERSHIP_UNDATED"],
    });
  });
});

describe("a sale of the therapy", () => {
  it("makes the buyer the holder, to whom grants return", () => {
    const given = {
      grants: [grant("origin", "licensee", { end: "2018-01-01" })],
      transfers: [transfer("origin", "buyer", "2015-01-01")],
    };
    expect(ask(given, "2016-01-01")).toMatchObject({ status: "KNOWN", holders: ["licensee"], retained: ["buyer"] });
    expect(ask(given)).toMatchObject({
      status: "KNOWN",
      holders: ["buyer"],
      steps: ["ORIGINATED", "GRANTED", "ASSIGNED", "RETURNED"],
    });
  });

  it("by a company that does not hold the right breaks the chain", () => {
    expect(ask({ transfers: [transfer("stranger", "buyer", "2015-01-01")] })).toMatchObject({
      status: "UNKNOWN",
      gaps: ["GRANTOR_NOT_HOLDER"],
    });
  });
});

describe("a grant that is not recorded", () => {
  it("makes the holder unknown if a company outside the chain sells the therapy", () => {
    expect(ask({ unrecorded: [unrecorded("stranger")] })).toMatchObject({
      status: "UNKNOWN",
      gaps: ["ROLE_WITHOUT_GRANT"],
      steps: ["ORIGINATED", "CHAIN_BREAKS"],
    });
    expect(ask({ unrecorded: [unrecorded("stranger")] }, "2020-01-01", "JP", "RESEARCH").status).toBe("KNOWN");
  });

  it("is not presumed for companies of the chain, their owners and what these own", () => {
    const given = {
      grants: [grant("origin", "licensee", { territory: within("US") })],
      ownerships: [owned("licensee", "owner", "2012-01-01"), owned("sister", "owner", "2012-01-01")],
      unrecorded: ["origin", "licensee", "owner", "sister"].map((company) => unrecorded(company)),
    };
    expect(ask(given)).toMatchObject({ status: "KNOWN", holders: ["origin"] });
  });

  it("makes the holder unknown while a license is in force whose grants no source states", () => {
    const given = { unrecorded: [unrecorded("origin", "2010-01-01", "2015-01-01")] };
    expect(ask(given, "2009-12-31").status).toBe("KNOWN");
    expect(ask(given, "2012-01-01")).toMatchObject({ status: "UNKNOWN", gaps: ["AGREEMENT_WITHOUT_GRANTS"] });
    expect(ask(given, "2015-01-01").status).toBe("KNOWN");
  });
});

describe("a right", () => {
  const grants = [grant("origin", "licensee", { rights: ["COMMERCIALIZE", "OPT_IN"] })];

  it("is granted apart from the others", () => {
    expect(ask({ grants }, "2020-01-01", "JP", "MANUFACTURE").holders).toEqual(["origin"]);
  });

  it("to commercialize includes distribution", () => {
    expect(ask({ grants }, "2020-01-01", "JP", "DISTRIBUTE").holders).toEqual(["licensee"]);
  });

  it("that is an option belongs to its grantee only", () => {
    expect(ask({ grants }, "2020-01-01", "JP", "OPT_IN")).toMatchObject({ status: "KNOWN", holders: ["licensee"] });
    expect(ask({ grants }, "2020-01-01", "JP", "BUY_BACK")).toMatchObject({ status: "UNKNOWN", gaps: ["NO_GRANT"] });
  });

  it("to co-commercialize is shared with the grantor", () => {
    const shared = [grant("origin", "licensee", { rights: ["CO_COMMERCIALIZE"] })];
    expect(ask({ grants: shared })).toMatchObject({ status: "KNOWN", holders: ["licensee", "origin"] });
  });
});
