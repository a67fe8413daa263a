import type { LicensedRight } from "../../graph/documents.ts";

/** What the holder of a right may do, after "may". */
const mayWords: Record<LicensedRight, string> = {
  RESEARCH: "use it for research",
  DEVELOP: "develop it",
  MANUFACTURE: "make it",
  COMMERCIALIZE: "sell it",
  CO_COMMERCIALIZE: "sell it together with the grantor",
  DISTRIBUTE: "distribute it",
  SUBLICENSE: "grant sublicenses for it",
  RIGHT_OF_FIRST_NEGOTIATION: "negotiate about it first",
  RIGHT_OF_FIRST_REFUSAL: "match an offer for it",
  RIGHT_OF_FIRST_OFFER: "make the first offer for it",
  OPT_IN: "opt in to it",
  CO_PROMOTE_OPTION: "choose to promote it together with the grantor",
  BUY_BACK: "buy it back",
};

/** What the holder of a right may do with a therapy, after "may": "sell AlphaMedix". */
export const mayDo = (right: LicensedRight, therapy: string) => mayWords[right].replace(/\bit\b/, therapy);

/** Whether a text of an address is a right. */
export const isRight = (text: string | null): text is LicensedRight => text !== null && text in mayWords;
