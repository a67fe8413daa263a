import { describe, expect, it } from "vitest";
import { isNuclide, nuclideMeantBy } from "../../../src/domain/name/nuclide.ts";

const medical =
  "H-3 C-11 C-14 N-13 O-15 F-18 P-32 Sc-44 Sc-47 Cr-51 Fe-59 Co-57 Co-60 Cu-61 Cu-64 Cu-67 Ga-67 Ga-68 Kr-81m Rb-82 Sr-89 Sr-90 Y-86 Y-90 " +
  "Zr-89 Mo-99 Tc-99m Pd-103 In-111 Sn-117m I-123 I-124 I-125 I-131 Xe-133 Cs-131 Cs-137 Sm-153 Tb-149 Tb-152 Tb-155 Tb-161 Ho-166 Er-169 Yb-169 Lu-177 " +
  "Re-186 Re-188 Ir-192 Tl-201 Pb-203 Pb-212 Bi-212 Bi-213 At-211 Ra-223 Ra-224 Ac-225 Th-227 Th-229 Cf-252";

describe("nuclides", () => {
  it.each(medical.split(" "))("include %s", (text) => {
    expect(isNuclide(text)).toBe(true);
    expect(nuclideMeantBy(text)).toBeUndefined();
  });

  it.each(["Xx-99", "Lu", "177", "Lu-717", "Lu-17", "I-313", "lu-177", "177Lu", "Ac-522", "Lu-0177", "J-131", ""])(
    "do not include %j",
    (text) => {
      expect(isNuclide(text)).toBe(false);
    },
  );

  it.each([
    ["177Lu", "Lu-177"],
    ["Lu177", "Lu-177"],
    ["lu-177", "Lu-177"],
    ["lutetium-177", "Lu-177"],
    ["Actinium 225", "Ac-225"],
    ["[68Ga]", "Ga-68"],
    ["99mTc", "Tc-99m"],
    ["technetium-99m", "Tc-99m"],
    ["Lu-717", "Lu-177"],
    ["I-311", "I-131"],
  ])("take %j for %s", (text, meant) => {
    expect(nuclideMeantBy(text)).toBe(meant);
  });

  it.each(["plutonic", "Lu-999", "isotope", "a-1", ""])("take %j for nothing", (text) => {
    expect(nuclideMeantBy(text)).toBeUndefined();
  });
});
