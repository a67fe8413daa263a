import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bareNameOf, ownWordsOf, wordGroupsOf, wordsOf } from "../../../src/domain/name/name.ts";

/** Pieces of names to which rules of the normal form apply, and characters that are not shown or malformed. */
const piece = fc.oneof(
  fc.constantFrom(
    "PSMA",
    "617",
    "lutetium",
    "Lu",
    "177",
    "177Lu",
    "[177Lu]",
    "Ac225",
    "β",
    "beta",
    "µ",
    "μ",
    "Phase",
    "II",
    "2a",
  ),
  fc.constantFrom(
    "tumour",
    "leukaemia",
    "tumor",
    "haemato",
    "S.A.",
    "SpA",
    "AG",
    "& Co.",
    "KGaA",
    "LLC",
    "GmbH",
    "株式会社",
    "有限公司",
  ),
  fc.constantFrom(
    "™",
    "®",
    "(TM)",
    "(R)",
    "é",
    "e\u0301",
    "Å",
    "ß",
    "İ",
    "ﬁ",
    "①",
    "が",
    "か\u3099",
    "한",
    "Ω",
    "Σ",
    "ς",
  ),
  fc.constantFrom("\u200b", "\u202e", "\u00ad", "\ud800", "\udc00", "\ufeff", "🙂", "👩‍🔬", "\u0000", "\ufffd"),
  fc.constantFrom("-", " ", "/", ".", "'s", "’s", ",", "(", ")", "&", "+", "\u2011", "\u00a0"),
  fc.string({ unit: "binary", maxLength: 3 }),
  fc.string({ unit: "grapheme", maxLength: 4 }),
);
const anyText = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(""));

/** A word that no rule applies to, so that only what is done to it makes a difference. */
const plainWord = fc.constantFrom("zolgor", "mavetra", "quintex", "bordumab", "telix", "orano", "novax");

const holds = <T>(text: fc.Arbitrary<T>, rule: (value: T) => void, numRuns = 2000) =>
  fc.assert(fc.property(text, rule), { numRuns });

describe("the normal form of any text", () => {
  it("is its own normal form", () => {
    holds(anyText, (text) => {
      const words = wordsOf(text);
      expect(wordsOf(words.join(" "))).toEqual(words);
    });
  });

  it("is the same for composed and decomposed text", () => {
    holds(anyText, (text) => {
      expect(wordsOf(text.normalize("NFD"))).toEqual(wordsOf(text.normalize("NFC")));
      expect(bareNameOf(text.normalize("NFD"))).toBe(bareNameOf(text.normalize("NFC")));
    });
  });

  it("is the same in upper and lower case", () => {
    holds(anyText, (text) => {
      expect(bareNameOf(text.toUpperCase().toLowerCase())).toBe(bareNameOf(text.toLowerCase()));
    });
  });

  it("has no empty words, and words without spaces, which groups keep in order", () => {
    holds(anyText, (text) => {
      const words = wordsOf(text);
      for (const word of words) expect(word).toMatch(/^[\p{L}\p{N}\p{M}]+$/u);
      expect(wordGroupsOf(text).flat()).toEqual(words);
    });
  });

  it("has a key if it has words, and its own words are among its words", () => {
    holds(anyText, (text) => {
      const words = wordsOf(text);
      expect(bareNameOf(text) === "").toBe(words.length === 0);
      const own = ownWordsOf(text);
      expect(own.length > 0).toBe(words.length > 0);
      expect(words.join(" ")).toContain(own.join(" "));
    });
  });
});

describe("the key of a name", () => {
  const code = fc.tuple(fc.constantFrom("PSMA", "SAR", "BMS", "GSK", "ABBV"), fc.integer({ min: 10, max: 999_999 }));
  const separators = ["", "-", " ", "/", ".", "\u2011", "–"];

  it("does not depend on what separates letters and digits", () => {
    holds(fc.tuple(code, fc.constantFrom(...separators)), ([[letters, digits], separator]) => {
      expect(bareNameOf(`${letters}${separator}${digits}`)).toBe(bareNameOf(`${letters}${digits}`));
    });
  });

  it("does not depend on the separators of compounds", () => {
    holds(
      fc.tuple(fc.array(plainWord, { minLength: 2, maxLength: 4 }), fc.constantFrom(...separators)),
      ([parts, separator]) => {
        expect(bareNameOf(parts.join(separator))).toBe(bareNameOf(parts.join(" ")));
      },
    );
  });

  it("does not depend on signs and characters that are not shown", () => {
    const sign = fc.constantFrom("™", "®", "℠", " (TM)", "(R)", "\u200b", "\u00ad", "\u202e", "\ufeff", "\ud800");
    holds(fc.tuple(plainWord, sign, plainWord), ([first, hidden, second]) => {
      expect(bareNameOf(`${first}${hidden} ${second}${hidden}`)).toBe(bareNameOf(`${first} ${second}`));
    });
  });

  it("does not depend on legal forms at its ends", () => {
    const form = fc.constantFrom(
      "Inc.",
      "Inc",
      "S.A.",
      "SA",
      "S.p.A.",
      "GmbH & Co. KG",
      "AG & Co. KGaA",
      "Ltd",
      "Co., Ltd.",
      "LLC",
      "N.V.",
      "A/S",
      "Pty Ltd",
      "株式会社",
    );
    holds(fc.tuple(plainWord, plainWord, form), ([first, second, legalForm]) => {
      expect(bareNameOf(`${first} ${second} ${legalForm}`)).toBe(bareNameOf(`${first} ${second}`));
      expect(bareNameOf(`${first} ${second}, ${legalForm}`)).toBe(bareNameOf(`${first} ${second}`));
    });
  });

  it("is the same for Greek letters and their names, and for Roman and Arabic numerals", () => {
    holds(
      fc.tuple(plainWord, fc.constantFrom(["α", "alpha"], ["β", "beta"], ["Γ", "gamma"], ["µ", "micro"])),
      ([word, [letter, name]]) => {
        expect(bareNameOf(`${letter}-${word}`)).toBe(bareNameOf(`${name} ${word}`));
      },
    );
    holds(
      fc.tuple(
        plainWord,
        fc.constantFrom("phase", "Type", "class", "STAGE"),
        fc.constantFrom(["II", "2"], ["iv", "4"], ["IIIb", "3b"]),
      ),
      ([word, kind, [roman, arabic]]) => {
        expect(bareNameOf(`${word} ${kind} ${roman}`)).toBe(bareNameOf(`${word} ${kind} ${arabic}`));
      },
    );
  });
});

describe("the time for a text of 10,000 characters", () => {
  it.each([
    "a",
    "ag ",
    "a.",
    "β1",
    "1a",
    "tumour ",
    "(TM)",
    "& co ",
    "\u0301",
    "\ud800",
    "🙂",
    "phase II ",
    "177Lu",
    "有限公司",
    "-",
    "s.a. ",
  ])("is short for %j, repeated", (unit) => {
    const text = unit.repeat(Math.ceil(10_000 / unit.length));
    bareNameOf("first AG");
    const start = process.cpuUsage();
    bareNameOf(text);
    wordsOf(text);
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1000).toBeLessThan(100);
  });
});
