import { m49Countries } from "./m49.ts";

/** A period in which countries are members of a group. */
export interface Membership {
  readonly countries: readonly string[];
  /** The first day of the membership, YYYY-MM-DD. Absent if the group has no beginning. */
  readonly from?: string;
  /** The last day of the membership, YYYY-MM-DD. Absent if it continues. */
  readonly to?: string;
  /** Whether sources disagree on the membership, so that neither a yes nor a no is certain. */
  readonly isDisputed?: true;
}

/** A named group of countries, as license agreements use it. */
export interface CountryGroup {
  readonly name: string;
  readonly definition: string;
  /** The address at which the definition or the members are published. */
  readonly source: string;
  readonly memberships: readonly Membership[];
}

function since(from: string, countries: string, to?: string): Membership {
  return { countries: countries.split(" "), from, ...(to !== undefined && { to }) };
}

const always = (countries: string): Membership => ({ countries: countries.split(" ") });

// The outermost regions of France, Åland and Gibraltar have codes of their own and belong, or belonged, to the Union.
const european = [
  since("1958-01-01", "BE DE FR GF GP IT LU MF MQ NL RE"),
  since("1973-01-01", "DK IE"),
  since("1973-01-01", "GB GI", "2020-01-31"),
  since("1981-01-01", "GR"),
  since("1986-01-01", "ES PT"),
  since("1995-01-01", "AT AX FI SE"),
  since("2004-05-01", "CY CZ EE HU LT LV MT PL SI SK"),
  since("2007-01-01", "BG RO"),
  since("2013-07-01", "HR"),
  since("2014-01-01", "YT"),
];

/**
 * Named groups with the dates of their members. The lists were checked on 2026-11-26. There is no group for the Middle East, because
 * no definition is generally accepted; the countries, or region 145 (Western Asia), say what is meant.
 */
export const countryGroups: Readonly<Record<string, CountryGroup>> = {
  EU: {
    name: "European Union",
    definition:
      "Member states of the European Union and its predecessors, with those of their territories to which the treaties apply.",
    source: "https://european-union.europa.eu/principles-countries-history/eu-countries_en",
    memberships: european,
  },
  EEA: {
    name: "European Economic Area",
    definition:
      "Contracting parties of the Agreement on the European Economic Area, including those that apply it provisionally.",
    source: "https://www.efta.int/eea-relations-eu/eea-agreement",
    memberships: [
      since("1994-01-01", "AT AX BE DE DK ES FI FR GF GP GR IE IS IT LU MF MQ NL NO PT RE SE"),
      since("1994-01-01", "GB GI", "2020-01-31"),
      since("1995-05-01", "LI"),
      since("2004-05-01", "CY CZ EE HU LT LV MT PL SI SK"),
      since("2007-08-01", "BG RO"),
      since("2014-01-01", "YT"),
      since("2014-04-12", "HR"),
    ],
  },
  EFTA: {
    name: "European Free Trade Association",
    definition: "Member states of the European Free Trade Association.",
    source: "https://www.efta.int/about-efta/european-free-trade-association",
    memberships: [
      since("1960-05-03", "CH NO"),
      since("1960-05-03", "DK GB", "1972-12-31"),
      since("1960-05-03", "PT", "1985-12-31"),
      since("1960-05-03", "AT SE", "1994-12-31"),
      since("1970-03-01", "IS"),
      since("1986-01-01", "FI", "1994-12-31"),
      since("1991-09-01", "LI"),
    ],
  },
  GREATER_CHINA: {
    name: "Greater China",
    definition: "Mainland China, Hong Kong, Macao and Taiwan, as license agreements use the term.",
    source: "https://en.wikipedia.org/wiki/Greater_China",
    memberships: [always("CN HK MO TW")],
  },
  DACH: {
    name: "DACH",
    definition: "Germany, Austria and Switzerland, by their vehicle registration codes D, A and CH.",
    source: "https://en.wikipedia.org/wiki/D-A-CH",
    memberships: [always("AT CH DE")],
  },
  NORDIC: {
    name: "Nordic countries",
    definition: "Denmark, Finland, Iceland, Norway and Sweden, with the Faroe Islands, Greenland and Åland.",
    source: "https://www.norden.org/en/information/facts-about-nordic-countries",
    memberships: [always("AX DK FI FO GL IS NO SE")],
  },
  BENELUX: {
    name: "Benelux",
    definition: "Member states of the Benelux Union: Belgium, the Netherlands and Luxembourg.",
    source: "https://www.benelux.int/en/benelux-unie/",
    memberships: [always("BE LU NL")],
  },
  GCC: {
    name: "Gulf Cooperation Council",
    definition: "Member states of the Cooperation Council for the Arab States of the Gulf.",
    source: "https://www.gcc-sg.org/en/MemberStates/pages/Home.aspx",
    memberships: [since("1981-05-25", "AE BH KW OM QA SA")],
  },
  CIS: {
    name: "Commonwealth of Independent States",
    definition:
      "Member states of the Commonwealth of Independent States. Turkmenistan and Ukraine did not ratify its charter; whether they are members is disputed.",
    source: "https://cis.minsk.by/en/about-cis",
    memberships: [
      since("1991-12-21", "AM AZ BY KG KZ MD RU TJ UZ"),
      since("1993-12-03", "GE", "2009-08-17"),
      { ...since("1991-12-21", "TM UA"), isDisputed: true },
    ],
  },
  ASEAN: {
    name: "Association of Southeast Asian Nations",
    definition: "Member states of the Association of Southeast Asian Nations.",
    source: "https://asean.org/member-states/",
    memberships: [
      since("1967-08-08", "ID MY PH SG TH"),
      since("1984-01-07", "BN"),
      since("1995-07-28", "VN"),
      since("1997-07-23", "LA MM"),
      since("1999-04-30", "KH"),
      since("2025-10-26", "TL"),
    ],
  },
  LATIN_AMERICA: {
    name: "Latin America",
    definition: "The countries of M49 region 419, Latin America and the Caribbean.",
    source: "https://unstats.un.org/unsd/methodology/m49/",
    memberships: [{ countries: m49Countries.get("419") ?? [] }],
  },
};
