import { describe, expect, it } from "vitest";
import { fingerprint, nextVersion } from "../../src/store/table/fingerprint.ts";
import version from "../../src/store/table/version.json" with { type: "json" };

describe("the version of the store", () => {
  it("is that of the tables which the program creates, and of the normal form of the names in them", () => {
    expect(
      version,
      "The tables of the store or the normal form of names changed. Run `npm run schema`, which raises the format in src/store/table/version.json.",
    ).toEqual(nextVersion(version));
    expect(version.fingerprint).toBe(fingerprint);
  });

  it("keeps its format while tables and names stay the same", () => {
    expect(nextVersion({ ...version, format: 7 })).toEqual({ ...version, format: 7 });
  });

  it("raises its format by one when the tables change", () => {
    expect(nextVersion({ ...version, format: 7, fingerprint: "a" })).toEqual({ ...version, format: 8 });
  });

  it("raises its format by one when the normal form of names changes", () => {
    const next = nextVersion({ ...version, format: 7 }, "other rules");
    expect(next).toEqual({
      format: 8,
      names: "other rules",
      fingerprint: expect.not.stringContaining(version.fingerprint),
    });
  });
});
