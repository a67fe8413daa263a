import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type AgreementDates,
  contradictsStatus,
  impliedEffectOf,
  impliedStatusOf,
} from "../../src/domain/agreement-status.ts";
import { type AgreementKind, AgreementStatus } from "../../src/domain/vocabulary/agreement.ts";
import { AgreementMilestoneKind } from "../../src/domain/vocabulary/agreement-milestone.ts";

const milestoneKinds = Object.keys(AgreementMilestoneKind.terms) as AgreementMilestoneKind[];
const statuses = Object.keys(AgreementStatus.terms) as AgreementStatus[];

const date = fc.option(
  fc
    .tuple(
      fc.date({ min: new Date("2020-01-01"), max: new Date("2025-12-31"), noInvalidDate: true }),
      fc.constantFrom(4, 7, 10),
    )
    .map(([day, length]) => day.toISOString().slice(0, length)),
);
const dates: fc.Arbitrary<AgreementDates> = fc.record({
  signed_on: date,
  effective_on: date,
  closed_on: date,
  terminated_on: date,
  milestones: fc.array(fc.record({ kind: fc.constantFrom(...milestoneKinds), date }), { maxLength: 4 }),
});
const kinds: fc.Arbitrary<AgreementKind[]> = fc.subarray(["ACQUISITION", "LICENSE", "EQUITY", "MERGER"], {
  minLength: 1,
});
const today = "2026-01-01";

describe("the status that dates imply", () => {
  it("contradicts neither itself nor the dates that it follows from", () => {
    fc.assert(
      fc.property(dates, kinds, (own, of) => {
        const implied = impliedStatusOf(own, today);
        if (!implied) return;
        expect(contradictsStatus(implied.status, implied.status, of)).toBe(false);
        const { from } = implied;
        if (typeof from === "number") expect(own.milestones[from]?.kind).toBe(implied.status);
      }),
    );
  });

  it("is TERMINATED after any termination, and never SIGNED after a closing", () => {
    fc.assert(
      fc.property(dates, (own) => {
        const status = impliedStatusOf(own, today)?.status ?? null;
        if (own.terminated_on !== null) expect(status).toBe("TERMINATED");
        else if (own.closed_on !== null) expect(status).not.toBe("SIGNED");
      }),
    );
  });

  it("is none if there is only an effect in the future, or nothing", () => {
    const none = { signed_on: null, effective_on: null, closed_on: null, terminated_on: null, milestones: [] };
    expect(impliedStatusOf(none, today)).toBeNull();
    expect(impliedStatusOf({ ...none, effective_on: "2026-02" }, today)).toBeNull();
    expect(impliedStatusOf({ ...none, effective_on: "2025-02" }, today)).toEqual({
      status: "SIGNED",
      from: "effectiveOn",
    });
  });

  it("refuses a status that is earlier in the life of the agreement, and accepts a later one", () => {
    const refused = (implied: AgreementStatus, kind: AgreementKind) =>
      statuses.filter((stated) => contradictsStatus(implied, stated, [kind]));
    expect(refused("CLOSED", "ACQUISITION")).toEqual(["RUMORED", "ANNOUNCED", "SIGNED"]);
    expect(refused("CLOSED", "LICENSE")).toEqual(["RUMORED", "ANNOUNCED"]);
    expect(refused("AMENDED", "LICENSE")).toEqual(["RUMORED", "ANNOUNCED", "SIGNED"]);
    expect(refused("SIGNED", "LICENSE")).toEqual(["RUMORED", "ANNOUNCED"]);
    expect(refused("TERMINATED", "LICENSE")).toEqual([
      "RUMORED",
      "ANNOUNCED",
      "SIGNED",
      "CLOSED",
      "AMENDED",
      "EXPIRED",
    ]);
  });
});

describe("whether an agreement took effect", () => {
  const status = fc.option(fc.constantFrom(...statuses));

  it("is true after a closing, and false only for a transaction that was terminated and did not close", () => {
    fc.assert(
      fc.property(dates, status, kinds, (own, of, kind) => {
        const implied = impliedEffectOf(own, of, kind, today);
        if (own.closed_on !== null) expect(implied).toEqual({ tookEffect: true, from: "closedOn" });
        if (implied?.tookEffect === false) {
          expect(own).toMatchObject({ closed_on: null, effective_on: null, terminated_on: expect.any(String) });
          expect(kind.some((each) => each === "ACQUISITION" || each === "MERGER")).toBe(true);
        }
      }),
    );
  });

  it("does not follow from an effect in the future or after the termination, or from a signing", () => {
    const none = { signed_on: null, effective_on: null, closed_on: null, terminated_on: null, milestones: [] };
    const of = (own: Partial<AgreementDates>, status: AgreementStatus = "SIGNED") =>
      impliedEffectOf({ ...none, ...own }, status, ["LICENSE"], today)?.tookEffect ?? null;
    expect(of({ effective_on: "2026" })).toBeNull();
    expect(of({ effective_on: "2025-06", terminated_on: "2025-06-10" }, "TERMINATED")).toBeNull();
    expect(of({ signed_on: "2025-06" })).toBeNull();
    expect(of({ terminated_on: "2025-06" }, "TERMINATED")).toBeNull();
    expect(of({ effective_on: "2025" })).toBe(true);
    expect(of({}, "AMENDED")).toBe(true);
    expect(of({ milestones: [{ kind: "MILESTONE_PAID", date: null }] }, "TERMINATED")).toBe(true);
  });
});
