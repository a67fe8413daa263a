import { part } from "../language.ts";

export const listing = part({
  name: "Listing",
  description: "A listing of a company's shares on a stock exchange.",
  searchedAs: ["exchange", "symbol"],
  indexes: [["symbol"]],
  columns: {
    exchange: {
      type: "text",
      code: true,
      nullable: true,
      identifies: true,
      qualifies: true,
      description:
        'The stock exchange as its source abbreviates the name, for example "NASDAQ". Null if no source names one.',
    },
    symbol: {
      type: "text",
      code: true,
      identifies: true,
      qualifies: true,
      search: "identifier",
      description: 'The ticker symbol, for example "NVAX".',
    },
    validFrom: {
      type: "PartialDate",
      nullable: true,
      description: "Date on which the shares were first listed. Null if no source gives one.",
    },
    validTo: {
      type: "PartialDate",
      nullable: true,
      description: "Date on which the shares were delisted. Null if they are listed or no source gives a date.",
    },
  },
});
