import { describe, expect, it } from "vitest";
import { nameSpellings } from "../../../src/domain/name/example.ts";
import { bareNameOf, ownWordsOf, wordGroupsOf, wordsOf } from "../../../src/domain/name/name.ts";

describe("bareNameOf", () => {
  it.each(nameSpellings)("gives the spellings of %s one key", (name, ...others) => {
    for (const other of others) expect(bareNameOf(other), other).toBe(bareNameOf(name));
  });

  it("keeps different names apart", () => {
    const names = [
      "(R)-ketamine",
      "ketamine",
      "PSMA-617",
      "PSMA-67",
      "Co-Diagnostics",
      "Diagnostics",
      "AB Science",
      "Science",
    ];
    expect(new Set(names.map(bareNameOf)).size).toBe(names.length);
  });
});

describe("wordsOf", () => {
  it("separates letters and digits, but keeps identifiers whole", () => {
    expect(wordsOf("PSMA617")).toEqual(["psma", "617"]);
    expect(wordsOf("4K31Q7O9WU")).toEqual(["4k31q7o9wu"]);
  });

  it("names a nuclide by its element, its symbol and its mass number", () => {
    expect(wordsOf("225Ac")).toEqual(["actinium", "ac", "225"]);
    expect(wordsOf("Lu-PSMA")).toEqual(["lu", "psma"]);
  });

  it("reads texts without letters as no words", () => {
    for (const text of ["", " ", "\ud800", "\u200b\u202e", "--", "🙂", "™"]) expect(wordsOf(text)).toEqual([]);
  });
});

describe("wordGroupsOf", () => {
  it("groups words as spaces do", () => {
    expect(wordGroupsOf("177Lu-PSMA 617")).toEqual([["lutetium", "lu", "177", "psma"], ["617"]]);
  });
});

describe("ownWordsOf", () => {
  it("leaves out legal forms", () => {
    expect(ownWordsOf("Orano Med LLC")).toEqual(["orano", "med"]);
  });
});
