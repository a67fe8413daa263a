import { vocabulary, type WordOf } from "./vocabulary.ts";

export const AliasKind = vocabulary("AliasKind", "The kind of alternative name by which an entity is known.", {
  SYNONYM: {
    label: "Synonym",
    description: "Another name or spelling for the same entity that no other value covers.",
  },
  ABBREVIATION: {
    label: "Abbreviation",
    description: "A shortened form of a name, such as an acronym or a set of initials.",
  },
  CODE: {
    label: "Code",
    description: "A code that identifies the entity, such as a development code of a therapy or a stock ticker.",
  },
  LEGAL_NAME: {
    label: "Legal name",
    description: "The name under which a company is registered, including the legal form.",
  },
  INN: {
    label: "Nonproprietary name",
    description:
      "An international nonproprietary name (INN) selected by the World Health Organization, or a national equivalent such as a USAN.",
  },
  FORMER_NAME: {
    label: "Former name",
    description: "A name that the entity used in the past and has since replaced.",
  },
  BRAND: {
    label: "Brand name",
    description: "The proprietary name (trade name) under which a product is marketed.",
  },
});
export type AliasKind = WordOf<typeof AliasKind>;

export const IdentifierMatch = vocabulary(
  "IdentifierMatch",
  "How closely the concept behind an external identifier corresponds to the entity [skos].",
  {
    EXACT: {
      label: "Exact match",
      description: "The identifier denotes the same concept as the entity [skos:exactMatch].",
    },
    CLOSE: {
      label: "Close match",
      description:
        "The identifier denotes a concept similar enough to be used interchangeably in some applications [skos:closeMatch].",
    },
    BROAD: {
      label: "Broad match",
      description: "The identifier denotes a concept that is broader than the entity [skos:broadMatch].",
    },
    NARROW: {
      label: "Narrow match",
      description: "The identifier denotes a concept that is narrower than the entity [skos:narrowMatch].",
    },
  },
);
export type IdentifierMatch = WordOf<typeof IdentifierMatch>;
