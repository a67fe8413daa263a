import { concept } from "./language.ts";

export const drugTarget = concept({
  name: "DrugTarget",
  plural: "drugTargets",
  section: "targets",
  description: "A molecular target of therapies, such as a receptor, an enzyme or an antigen.",
  example: "sstr2",
  isEntity: true,
  isOrdered: true,
  orders: {
    therapyCount: { count: "therapies" },
  },
  columns: {
    symbol: {
      type: "text",
      code: true,
      nullable: true,
      search: "name",
      description:
        "Symbol of the gene that encodes the target [bioregistry:hgnc.symbol]. Null if the target is not a single gene product or no source gives one.",
    },
  },
});
