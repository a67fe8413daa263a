import { CompanyKind } from "../domain/vocabulary/company.ts";
import { concept } from "./language.ts";

export const company = concept({
  name: "Company",
  plural: "companies",
  description: "A company, or a university, hospital or public body that acts as a party to agreements.",
  example: "sanofi",
  isEntity: true,
  isOrdered: true,
  hierarchy: { by: "parents", below: "subsidiaries" },
  orders: {
    agreementCount: { count: "agreements" },
    therapyCount: { count: "therapies" },
    trialCount: { count: "trials" },
    regulatoryEventCount: {
      count: "regulatoryEvents",
    },
  },
  columns: {
    legalName: {
      type: "text",
      nullable: true,
      search: "name",
      description: "Registered name of the company. Null if no source gives one.",
    },
    kind: { type: CompanyKind, description: "The kind of company, by its main business." },
    country: {
      type: "CountryCode",
      nullable: true,
      order: true,
      description: "Country of the company's headquarters [iso:3166-1 alpha-2]. Null if no source gives one.",
    },
    foundedOn: {
      type: "PartialDate",
      nullable: true,
      order: true,
      timeline: true,
      description: "Date on which the company was founded. Null if no source gives one.",
    },
    lei: {
      label: "LEI",
      type: "text",
      nullable: true,
      identifier: "lei",
      key: true,
      search: "identifier",
      description: "Legal Entity Identifier, 20 characters [iso:17442]. Null if none is recorded.",
    },
    cik: {
      label: "CIK",
      type: "text",
      nullable: true,
      identifier: "sec.cik",
      key: true,
      search: "identifier",
      description:
        "Central Index Key of the US Securities and Exchange Commission, ten digits [bioregistry:sec.cik]. Null if the company does not file with the SEC or none is recorded.",
    },
    wikidata: {
      type: "text",
      nullable: true,
      identifier: "wikidata",
      description:
        'Wikidata item ID of the company, for example "Q158731" [bioregistry:wikidata]. Null if none is recorded.',
    },
  },
  parts: {
    listings: {
      part: "Listing",
      max: 20,
      description: "Stock exchange listings of the company. At most 20; empty if none is recorded.",
    },
  },
  edges: {
    parents: {
      to: "Company",
      search: "inherited",
      kind: "OWNS",
      reads: "Company owns company",
      subject: "to",
      order: { latest: "validFrom" },
      facts: {
        validFrom: {
          type: "PartialDate",
          nullable: true,
          timeline: true,
          identifies: true,
          description: "Date on which the ownership began. Null if no source gives one.",
        },
        validTo: {
          type: "PartialDate",
          nullable: true,
          timeline: true,
          identifies: true,
          description: "Date on which the ownership ended. Null if it continues or no source gives a date.",
        },
      },
      description: "Companies that own or owned the company, latest ownership first, undated last.",
      inverse: {
        field: "subsidiaries",
        description: "Companies that the company owns directly, by default today, ordered by name.",
      },
    },
  },
  timeline: {
    own: true,
    over: ["agreements", "regulatoryEvents", "trials"],
    description:
      "Dated facts about the company, earliest first: its founding, ownership, agreements, its regulatory events, and the trials that it sponsors.",
  },
});
