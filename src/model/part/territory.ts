import type { Columns } from "../language.ts";

/** The columns of a territory, which rights and payments share. */
export const territoryColumns = {
  worldwide: {
    type: "boolean",
    nullable: true,
    group: "territory",
    description:
      "Whether the territory is the world, except the excluded countries and regions. False if it consists of included countries or regions. Null if no source says.",
  },
  includedRegions: {
    type: "text",
    code: true,
    list: true,
    qualifies: true,
    group: "territory",
    description:
      'Codes of the regions of the territory: codes such as "150" for Europe [un:m49], and named groups such as "EU" or "GREATER_CHINA", which `Query.regions` defines. Empty if none are stated.',
  },
  excludedRegions: {
    type: "text",
    code: true,
    list: true,
    qualifies: true,
    group: "territory",
    description: "Codes of the regions that the territory excludes, as in `includedRegions`. Empty if none are stated.",
  },
  includedCountries: {
    type: "CountryCode",
    list: true,
    group: "territory",
    description: "Countries of the territory [iso:3166-1 alpha-2]. Empty if none are stated.",
  },
  excludedCountries: {
    type: "CountryCode",
    list: true,
    group: "territory",
    description: "Countries that the territory excludes [iso:3166-1 alpha-2]. Empty if none are stated.",
  },
  territoryAsStated: {
    type: "text",
    nullable: true,
    group: "territory",
    shownAs: "asStated",
    description: "The territory in the words of the source. Null if there is nothing to add.",
  },
} as const satisfies Columns;
