import { vocabulary, type WordOf } from "./vocabulary.ts";

export const LicensedRight = vocabulary(
  "LicensedRight",
  "A right that one party grants another with respect to a product or technology. Options and rights of first refusal, negotiation or offer are not rights to exploit the product: they give the grantee a claim to obtain or influence such a right later.",
  {
    RESEARCH: {
      label: "Research",
      description: "The right to use the licensed product or technology for discovery and nonclinical research.",
    },
    DEVELOP: {
      label: "Develop",
      description: "The right to conduct clinical development and to seek marketing approval.",
    },
    MANUFACTURE: {
      label: "Manufacture",
      description: "The right to make the licensed product, or to have the product made by a contractor.",
    },
    COMMERCIALIZE: {
      label: "Commercialize",
      description: "The right to market, promote and sell the licensed product in the territory.",
    },
    CO_COMMERCIALIZE: {
      label: "Co-commercialize",
      description: "The right to market, promote and sell the licensed product jointly with the grantor.",
    },
    DISTRIBUTE: {
      label: "Distribute",
      description: "The right to import, distribute and sell the product of the grantor in the territory.",
    },
    SUBLICENSE: {
      label: "Sublicense",
      description: "The right to grant third parties some or all of the rights that the grantee has received.",
    },
    RIGHT_OF_FIRST_NEGOTIATION: {
      label: "Right of first negotiation",
      description:
        "The grantor has to negotiate with the grantee, for an agreed period, before it negotiates with others about the right or asset.",
    },
    RIGHT_OF_FIRST_REFUSAL: {
      label: "Right of first refusal",
      description:
        "The grantee may match the terms that a third party has offered for the right or asset, before the grantor accepts them.",
    },
    RIGHT_OF_FIRST_OFFER: {
      label: "Right of first offer",
      description:
        "The grantee may make an offer for the right or asset before the grantor offers the right or asset to third parties.",
    },
    OPT_IN: {
      label: "Opt-in",
      description:
        "The grantee may decide later, typically when data become available, to join the development or to obtain a license on agreed terms.",
    },
    CO_PROMOTE_OPTION: {
      label: "Co-promotion option",
      description: "The grantee may decide later to promote the product together with the grantor.",
    },
    BUY_BACK: {
      label: "Buy-back",
      description: "The grantee may reacquire rights that it had licensed or sold to the grantor, on agreed terms.",
    },
  },
);
export type LicensedRight = WordOf<typeof LicensedRight>;

export const Exclusivity = vocabulary(
  "Exclusivity",
  "The extent to which parties other than the grantee may exercise a granted right.",
  {
    EXCLUSIVE: {
      label: "Exclusive",
      description: "Only the grantee may exercise the right, to the exclusion of all others, including the grantor.",
    },
    CO_EXCLUSIVE: {
      label: "Co-exclusive",
      description: "The grantee shares the right with the grantor or with a limited group of named parties only.",
    },
    SOLE: {
      label: "Sole",
      description:
        "The grantee and the grantor may exercise the right, and the grantor may not grant the right to others.",
    },
    NON_EXCLUSIVE: {
      label: "Non-exclusive",
      description: "The grantor may exercise the right and may grant the same right to any number of others.",
    },
  },
);
export type Exclusivity = WordOf<typeof Exclusivity>;
