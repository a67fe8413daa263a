import { Exclusivity, LicensedRight } from "../../domain/vocabulary/agreement.ts";
import { part } from "../language.ts";

export const rightsGrant = part({
  name: "RightsGrant",
  description: "Rights that one company grants another to a therapy or technology, with their territory.",
  isFiltered: true,
  references: {
    grantor: {
      to: "Company",
      nullable: true,
      description: "The company that grants the rights. Null if no source names one.",
    },
    grantee: { to: "Company", description: "The company that receives the rights." },
  },
  links: {
    therapies: {
      to: "Therapy",
      max: 50,
      description:
        "Therapies to which the rights apply, ordered by name. At most 50; empty if they apply to a technology or no source names any.",
    },
    fieldsOfUse: {
      to: "Indication",
      max: 50,
      description:
        "Indications to which the rights are limited, ordered by name. At most 50; empty if the rights are not limited or no source says.",
    },
  },
  columns: {
    rights: { type: LicensedRight, list: true, filter: true, description: "The rights granted." },
    exclusivity: {
      type: Exclusivity,
      nullable: true,
      filter: true,
      description: "Whether others may exercise the same rights. Null if not stated.",
    },
    worldwide: {
      type: "boolean",
      nullable: true,
      filter: true,
      group: "territory",
      description:
        "Whether the rights hold worldwide, except in the excluded countries and regions. False if the territory consists of included countries or regions. Null if no source says.",
    },
    includedRegions: {
      type: "text",
      list: true,
      group: "territory",
      description:
        'Codes of the regions in which the rights hold: codes such as "150" for Europe [un:m49], and named groups such as "EU" or "GREATER_CHINA", which `Query.regions` defines. Empty if none are stated.',
    },
    excludedRegions: {
      type: "text",
      list: true,
      group: "territory",
      description:
        "Codes of the regions in which the rights do not hold, as in `includedRegions`. Empty if none are stated.",
    },
    includedCountries: {
      type: "CountryCode",
      list: true,
      group: "territory",
      description: "Countries in which the rights hold [iso:3166-1 alpha-2]. Empty if none are stated.",
    },
    excludedCountries: {
      type: "CountryCode",
      list: true,
      group: "territory",
      description: "Countries in which the rights do not hold [iso:3166-1 alpha-2]. Empty if none are stated.",
    },
    territoryAsStated: {
      type: "text",
      nullable: true,
      group: "territory",
      shownAs: "asStated",
      description: "The territory in the words of the source. Null if there is nothing to add.",
    },
    validFrom: {
      type: "PartialDate",
      nullable: true,
      filter: true,
      description: "Date from which the rights hold. Null if no source gives one.",
    },
    validTo: {
      type: "PartialDate",
      nullable: true,
      filter: true,
      description: "Date until which the rights hold. Null if they do not end or no source gives a date.",
    },
  },
});
