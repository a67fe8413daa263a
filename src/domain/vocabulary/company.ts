import { vocabulary, type WordOf } from "./vocabulary.ts";

export const CompanyKind = vocabulary("CompanyKind", "The main business of a company or other organization.", {
  PHARMACEUTICAL: {
    label: "Pharmaceutical",
    description: "Company that develops, manufactures and markets a diversified portfolio of medicines.",
  },
  BIOTECHNOLOGY: {
    label: "Biotechnology",
    description: "Company that develops medicines or a therapeutic platform and has few or no marketed products.",
  },
  RADIOPHARMACEUTICAL: {
    label: "Radiopharmaceutical",
    description: "Company whose main business is the development, manufacture or sale of radioactive medicines.",
  },
  NUCLEAR: {
    label: "Nuclear",
    description:
      "Company whose main business is nuclear fuel, reactors or isotopes, with medicine as a secondary activity.",
  },
  TECHNOLOGY: {
    label: "Technology",
    description: "Company whose main business is software, data, computational models or instruments.",
  },
  CONTRACT_SERVICES: {
    label: "Contract services",
    description:
      "Contract research, development or manufacturing organization (CRO or CDMO) that works on behalf of others.",
  },
  ACADEMIC: {
    label: "Academic or public research",
    description: "University, hospital or public research institution, or the technology transfer office of one.",
  },
  INVESTOR: {
    label: "Investor",
    description:
      "Organization whose main business is investment, such as a venture capital, private equity or royalty fund.",
  },
  HOLDING: {
    label: "Holding company",
    description: "Company that owns shares of other companies and has no operating business.",
  },
  OTHER: {
    label: "Other",
    description: "Organization whose main business is known and is not covered by another value.",
  },
});
export type CompanyKind = WordOf<typeof CompanyKind>;
