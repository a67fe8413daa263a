import { describe, expect, it } from "vitest";
import { bareNameOf, ownWordsOf, wordGroupsOf, wordsOf } from "../../../src/domain/name/name.ts";

/** Names whose spellings have one key. */
const spellings: readonly (readonly string[])[] = [
  ["AlphaMedix", "AlphaMedix™", "ALPHAMEDIX ®", "AlphaMedix(TM)", "AlphaMedix (tm)", "Alpha-Medix", "alpha medix"],
  ["PSMA-617", "PSMA617", "psma 617", "PSMA/617", "PSMA\u00ad617", "PSMA\u200b-617", "PSMA‑617"],
  ["SAR442168", "SAR-442168", "SAR 442168"],
  [
    "177Lu-PSMA-617",
    "¹⁷⁷Lu-PSMA-617",
    "Lu-177 PSMA-617",
    "Lu 177-PSMA-617",
    "lutetium (177Lu) PSMA-617",
    "lutetium Lu 177 PSMA-617",
    "Lutetium-177 PSMA617",
    "[177Lu]Lu-PSMA-617",
    "177LuPSMA617",
  ],
  ["technetium Tc 99m MDP", "99mTc-MDP", "Tc-99m MDP", "technetium (99mTc) MDP"],
  ["β-amyloid", "beta amyloid", "Beta-amyloid"],
  ["IFNγ", "IFN-gamma", "IFN γ"],
  ["µ-dystrophin", "micro-dystrophin", "microdystrophin"],
  ["Phase IIb/IIIa", "phase 2b/3a", "Phase 2B/3A"],
  ["type II diabetes", "type 2 diabetes"],
  ["tumour necrosis factor", "Tumor Necrosis Factor"],
  ["paediatric acute leukaemia", "pediatric acute leukemia"],
  ["Alzheimer's disease", "Alzheimer’s disease", "Alzheimer disease"],
  ["Café\u0301", "Cafe", "CAFÉ"],
  ["A. B. Science", "A.B. Science", "AB Science"],
  ["Johnson & Johnson", "Johnson and Johnson"],
  ["Sanofi", "Sanofi S.A.", "Sanofi SA", "SANOFI, S. A."],
];

describe("bareNameOf", () => {
  it.each(spellings)("gives the spellings of %s one key", (name, ...others) => {
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
