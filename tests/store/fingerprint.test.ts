import { describe, expect, it } from "vitest";
import { fingerprint, nextVersion } from "../../src/store/table/fingerprint.ts";
import version from "../../src/store/table/version.json" with { type: "json" };

describe("the version of the store", () => {
  it("is that of the tables which the program creates", () => {
    expect(
      version,
      "The tables of the store changed. Run `npm run schema`, which raises the format in src/store/table/version.json.",
    ).toEqual(nextVersion(version));
    expect(version.fingerprint).toBe(fingerprint);
  });

  it("keeps its format while the tables stay the same", () => {
    expect(nextVersion({ format: 7, fingerprint: "a" }, "a")).toEqual({ format: 7, fingerprint: "a" });
  });

  it("raises its format by one when the tables change", () => {
    expect(nextVersion({ format: 7, fingerprint: "a" }, "b")).toEqual({ format: 8, fingerprint: "b" });
  });
});
