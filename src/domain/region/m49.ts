/** A region of the UN M49 standard, with the codes of the countries that it contains directly. */
interface M49Region {
  readonly name: string;
  /** The code of the region that contains it. Absent for the world. */
  readonly within?: string;
  /** ISO 3166-1 alpha-2 codes. */
  readonly countries?: string;
}

/**
 * Regions of the UN M49 standard [https://unstats.un.org/unsd/methodology/m49/], as of 2025. The standard has no entry for Taiwan,
 * which it counts as part of China; its ISO code is listed in the region of China. Antarctica belongs to no region but the world.
 */
export const m49Regions: Readonly<Record<string, M49Region>> = {
  "001": { name: "World", countries: "AQ" },
  "002": { name: "Africa", within: "001" },
  "015": { name: "Northern Africa", within: "002", countries: "DZ EG EH LY MA SD TN" },
  "202": { name: "Sub-Saharan Africa", within: "002" },
  "011": {
    name: "Western Africa",
    within: "202",
    countries: "BF BJ CI CV GH GM GN GW LR ML MR NE NG SH SL SN TG",
  },
  "014": {
    name: "Eastern Africa",
    within: "202",
    countries: "BI DJ ER ET IO KE KM MG MU MW MZ RE RW SC SO SS TF TZ UG YT ZM ZW",
  },
  "017": { name: "Middle Africa", within: "202", countries: "AO CD CF CG CM GA GQ ST TD" },
  "018": { name: "Southern Africa", within: "202", countries: "BW LS NA SZ ZA" },
  "019": { name: "Americas", within: "001" },
  "021": { name: "Northern America", within: "019", countries: "BM CA GL PM US" },
  "419": { name: "Latin America and the Caribbean", within: "019" },
  "005": { name: "South America", within: "419", countries: "AR BO BR BV CL CO EC FK GF GS GY PE PY SR UY VE" },
  "013": { name: "Central America", within: "419", countries: "BZ CR GT HN MX NI PA SV" },
  "029": {
    name: "Caribbean",
    within: "419",
    countries: "AG AI AW BB BL BQ BS CU CW DM DO GD GP HT JM KN KY LC MF MQ MS PR SX TC TT VC VG VI",
  },
  "142": { name: "Asia", within: "001" },
  "030": { name: "Eastern Asia", within: "142", countries: "CN HK JP KP KR MN MO TW" },
  "034": { name: "Southern Asia", within: "142", countries: "AF BD BT IN IR LK MV NP PK" },
  "035": { name: "South-eastern Asia", within: "142", countries: "BN ID KH LA MM MY PH SG TH TL VN" },
  "143": { name: "Central Asia", within: "142", countries: "KG KZ TJ TM UZ" },
  "145": { name: "Western Asia", within: "142", countries: "AE AM AZ BH CY GE IL IQ JO KW LB OM PS QA SA SY TR YE" },
  "150": { name: "Europe", within: "001" },
  "039": { name: "Southern Europe", within: "150", countries: "AD AL BA ES GI GR HR IT ME MK MT PT RS SI SM VA" },
  "151": { name: "Eastern Europe", within: "150", countries: "BG BY CZ HU MD PL RO RU SK UA" },
  "154": { name: "Northern Europe", within: "150", countries: "AX DK EE FI FO GB GG IE IM IS JE LT LV NO SE SJ" },
  "155": { name: "Western Europe", within: "150", countries: "AT BE CH DE FR LI LU MC NL" },
  "009": { name: "Oceania", within: "001" },
  "053": { name: "Australia and New Zealand", within: "009", countries: "AU CC CX HM NF NZ" },
  "054": { name: "Melanesia", within: "009", countries: "FJ NC PG SB VU" },
  "057": { name: "Micronesia", within: "009", countries: "FM GU KI MH MP NR PW UM" },
  "061": { name: "Polynesia", within: "009", countries: "AS CK NU PF PN TK TO TV WF WS" },
};

/** The codes of a region and of the regions that contain it, the region first. */
export function m49Ancestry(code: string): string[] {
  const { within } = m49Regions[code] ?? {};
  return within === undefined ? [code] : [code, ...m49Ancestry(within)];
}

/** The countries of each region, including those of the regions within it. */
export const m49Countries: ReadonlyMap<string, readonly string[]> = countriesByRegion();

function countriesByRegion(): Map<string, string[]> {
  const found = new Map(Object.keys(m49Regions).map((code) => [code, [] as string[]] as const));
  for (const [code, { countries = "" }] of Object.entries(m49Regions)) {
    for (const country of countries.split(" ").filter((each) => each !== ""))
      for (const region of m49Ancestry(code)) found.get(region)?.push(country);
  }
  for (const countries of found.values()) countries.sort();
  return found;
}
