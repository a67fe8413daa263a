/** A view that is measured. */
export interface View {
  name: string;
  path: string;
  /** What is shown when the view has its data: an element that this CSS selector finds. */
  content: string;
}

export const deal = "/agreements/sanofi-radiomedix-orano-med-alphamedix-2024";

/** In the question about rights, the section of the form comes first. */
const answer = "main .section .fresh";

export const views: readonly View[] = [
  { name: "start", path: "/", content: ".home .columns .fresh .relation li" },
  { name: "list of agreements", path: "/agreements", content: "main tbody tr" },
  { name: "list of therapies", path: "/therapies", content: "main tbody tr" },
  { name: "deal", path: deal, content: "article.entity h1" },
  { name: "therapy", path: "/therapies/alphamedix", content: "article.entity h1" },
  { name: "company", path: "/companies/sanofi", content: "article.entity h1" },
  { name: "search results", path: "/search?q=radioligand", content: ".hits li" },
  { name: "question", path: "/questions/rights?therapy=alphamedix&country=JP", content: answer },
  { name: "pictures", path: "/pictures", content: "main figure svg" },
  { name: "connections", path: "/graph?start=companies/orano-med", content: ".graph-canvas canvas" },
];
