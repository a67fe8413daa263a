import { furtherForms, legalForms } from "./legal-forms.ts";
import { knownNuclides } from "./nuclide.ts";
import { britishWords } from "./spelling.ts";

/** Names, each with other spellings of it that the normal form makes equal. */
export const nameSpellings: readonly (readonly string[])[] = [
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
  ["Sanofi", "Sanofi S.A.", "Sanofi SA", "SANOFI, S. A.", "Société anonyme Sanofi"],
  [
    "Acme",
    "Acme GmbH & Co. KG",
    "Acme AG & Co. KGaA",
    "Acme Ges.m.b.H.",
    "Acme S.A. de C.V.",
    "ООО Acme",
    "Acme Co., Ltd.",
  ],
  ["武田薬品工業", "武田薬品工業株式会社", "株式会社武田薬品工業", "武田薬品工業 ㈱"],
  ["(R)-ketamine", "r ketamine"],
  ["Co-Diagnostics", "Co-Diagnostics, Inc."],
  ["SE"],
  ["4K31Q7O9WU"],
];

/** Names that show every rule of the normal form. If the form of one of them changes, stores have to be made again. */
export function nameExamples(): string[] {
  const forms = `${legalForms};${furtherForms}`.split(/[;:\n]/).map((form) => form.trim());
  return [
    ...nameSpellings.flat(),
    ...forms.flatMap((form) => [`Acme ${form}`, `${form} Acme`]),
    ...britishWords(),
    ...knownNuclides(),
    ..."αβγδεζηθικλμνξοπρστυφχψω",
    ..."æðđøœþħıłŋŧßéÅ",
  ];
}
