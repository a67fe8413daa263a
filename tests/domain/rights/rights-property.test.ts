import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countryCodes } from "../../../src/domain/code.ts";
import type { Grant, Ownership, RightsFacts, Transfer } from "../../../src/domain/rights/fact.ts";
import { rightsHolding } from "../../../src/domain/rights/rights-holding.ts";
import { rightsMap } from "../../../src/domain/rights/rights-map.ts";
import { daysOfChange, rightsPeriods } from "../../../src/domain/rights/rights-period.ts";
import { facts, grant, owned, region, transfer, unrecorded, unstated, within, world } from "./facts.ts";

const companies = ["origin", "a", "b", "c", "d", "e"] as const;
const anyCompany = fc.constantFrom(...companies);
const anyDate = fc.constantFrom("2008", "2010-03", "2010-03-15", "2012", "2012-06-01", "2015-01-01", "2018-11");
const anyDay = fc.constantFrom("1999-01-01", "2008-07-01", "2010-03-15", "2012-06-01", "2014-01-01", "2020-01-01");
const anyTerritory = fc.constantFrom(world, unstated, within("JP"), within("US", "CA"), region("EU"), region("142"), {
  ...world,
  excluded_countries: ["JP"],
});

const anyGrant: fc.Arbitrary<Grant> = fc
  .record({
    from: fc.oneof(
      { weight: 8, arbitrary: anyCompany.map((company) => [company]) },
      { weight: 1, arbitrary: fc.constant([]) },
    ),
    to: anyCompany,
    start: fc.oneof({ weight: 8, arbitrary: anyDate }, { weight: 1, arbitrary: fc.constant(null) }),
    length: fc.option(fc.constantFrom(1, 3, 6), { freq: 2 }),
    exclusivity: fc.constantFrom("EXCLUSIVE", "EXCLUSIVE", "EXCLUSIVE", "SOLE", "NON_EXCLUSIVE", null),
    territory: fc.oneof({ weight: 4, arbitrary: fc.constant(world) }, { weight: 3, arbitrary: anyTerritory }),
    fieldsOfUse: fc.oneof(
      { weight: 6, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.constant(["influenza"]) },
    ),
  })
  .map(({ from, to, start, length, ...rest }) => {
    const end = start !== null && length !== null ? String(Number(start.slice(0, 4)) + length) : undefined;
    return grant(from, to, { start, ...(end !== undefined && { end }), ...rest });
  });

const anyOwnership: fc.Arbitrary<Ownership> = fc
  .tuple(anyCompany, anyCompany, fc.oneof(anyDate, fc.constant(null)))
  .map(([company, owner, from]) => owned(company, owner, from));
const anyTransfer: fc.Arbitrary<Transfer> = fc
  .tuple(anyCompany, anyCompany, anyDate)
  .map(([seller, buyer, at]) => transfer(seller, buyer, at));

const anyFacts: fc.Arbitrary<RightsFacts> = fc
  .record({
    originators: fc.constantFrom(["origin"], ["origin", "a"], []),
    grants: fc.array(anyGrant, { maxLength: 6 }),
    ownerships: fc.array(anyOwnership, { maxLength: 2 }),
    transfers: fc.array(anyTransfer, { maxLength: 1 }),
    unrecorded: fc.oneof(
      { weight: 6, arbitrary: fc.constant([]) },
      {
        weight: 1,
        arbitrary: fc.tuple(anyCompany, fc.option(anyDate)).map(([company, on]) => [unrecorded(company, on)]),
      },
    ),
  })
  .map(({ originators, ...rest }) =>
    facts({ ...rest, originators: originators.map((company) => ({ company, fact: company, isDisputed: false })) }),
  );

const question = fc.record({
  right: fc.constant("COMMERCIALIZE" as const),
  country: fc.constantFrom("JP", "US", "FR", "GB", "BR"),
  on: anyDay,
});

describe("for any facts, the holders of a right", () => {
  it("are companies of the chain, and there are some unless the answer is unknown", () => {
    fc.assert(
      fc.property(anyFacts, question, (given, asked) => {
        const { status, gaps, holders, steps } = rightsHolding(given, asked);
        const named = new Set(steps.flatMap(({ from, to }) => [...from, ...to]));
        for (const { company, share } of holders) {
          expect(named).toContain(company);
          if (share === "WHOLE") expect(holders).toHaveLength(1);
        }
        expect(holders.length === 0).toBe(status === "UNKNOWN");
        expect(new Set(holders.map(({ company }) => company)).size).toBe(holders.length);
        if (status === "KNOWN") expect(gaps).toEqual([]);
        else if (status === "UNKNOWN") expect(gaps).not.toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it("do not depend on the order of the facts", () => {
    const shuffled = anyFacts.chain((given) =>
      fc
        .shuffledSubarray([...given.grants], { minLength: given.grants.length })
        .map((grants) => [given, { ...given, grants, originators: given.originators.toReversed() }] as const),
    );
    fc.assert(
      fc.property(shuffled, question, ([given, other], asked) => {
        const [first, second] = [rightsHolding(given, asked), rightsHolding(other, asked)];
        expect([second.status, second.holders]).toEqual([first.status, first.holders]);
      }),
      { numRuns: 1000 },
    );
  });

  it("change only on the days that are named as days of change", () => {
    fc.assert(
      fc.property(anyFacts, question, (given, asked) => {
        const before = daysOfChange(given, asked.right)
          .filter((day) => day <= asked.on)
          .at(-1);
        if (before === undefined) return;
        const [first, second] = [rightsHolding(given, { ...asked, on: before }), rightsHolding(given, asked)];
        expect([second.status, second.holders]).toEqual([first.status, first.holders]);
      }),
      { numRuns: 1000 },
    );
  });

  it("are the same for every country of a group of the map, and the groups are the world", () => {
    fc.assert(
      fc.property(anyFacts, question, (given, { right, country, on }) => {
        const areas = rightsMap(given, right, on);
        expect(areas.flatMap(({ countries }) => countries).sort()).toEqual(countryCodes);
        const { countries, ...holding } = areas.find((area) => area.countries.includes(country)) ?? { countries: [] };
        expect(holding).toEqual(rightsHolding(given, { right, country, on }));
      }),
      { numRuns: 300 },
    );
  });
});

describe("for any facts, the periods of a right", () => {
  it("contain each country and day exactly once, with the answer for them", () => {
    fc.assert(
      fc.property(anyFacts, question, (given, { right, country, on }) => {
        const found = rightsPeriods(given, right).filter(
          ({ from, until, countries }) => from <= on && (until === null || on < until) && countries.includes(country),
        );
        const { status, holders } = rightsHolding(given, { right, country, on });
        const expected = holders.map(({ company, isOriginator }) => ({ company, isOriginator }));
        expect(found.map((period) => [period.status, period.holders])).toEqual([[status, expected]]);
      }),
      { numRuns: 300 },
    );
  });
});

describe("for a chain without gaps", () => {
  /** What happens to the right, one year after the other. */
  const anyChain = fc.array(fc.constantFrom("GRANT", "RETURN", "ACQUIRE", "SELL"), { maxLength: 8 });

  it("exactly one company holds the right: the last that received it", () => {
    fc.assert(
      fc.property(anyChain, (chain) => {
        const grants: Grant[] = [];
        const transfers: Transfer[] = [];
        const ownerships: Ownership[] = [];
        // The companies that received the right, the present one last, each with the grant by which it did.
        const line: { company: string; grant: number | null }[] = [{ company: "origin", grant: null }];
        const ownerOf = new Map<string, string>();
        for (const [index, kind] of chain.entries()) {
          const date = `${2001 + index}-01-01`;
          const holder = line.at(-1);
          if (!holder) throw new Error("the chain has no holder");
          const next = `company-${index}`;
          if (kind === "GRANT") {
            line.push({ company: next, grant: grants.length });
            grants.push(grant(holder.company, next, { start: date }));
          } else if (kind === "RETURN" && holder.grant !== null) {
            const ended = grants[holder.grant];
            if (ended) grants[holder.grant] = { ...ended, end: { text: date, first: date, last: date } };
            line.pop();
          } else if (kind === "ACQUIRE" && !ownerOf.has(holder.company)) {
            ownerOf.set(holder.company, next);
            ownerships.push(owned(holder.company, next, date));
          } else if (kind === "SELL") {
            transfers.push(transfer(holder.company, next, date));
            holder.company = next;
          }
        }
        const expected = line.at(-1)?.company ?? "";
        const found = rightsHolding(facts({ grants, transfers, ownerships }), {
          right: "COMMERCIALIZE",
          country: "JP",
          on: "2020-01-01",
        });
        expect(found).toMatchObject({
          status: "KNOWN",
          holders: [{ company: ownerOf.get(expected) ?? expected, share: "WHOLE" }],
        });
      }),
      { numRuns: 1000 },
    );
  });
});
