/** ISO 3166-1 alpha-2, the officially assigned codes in alphabetical order. */
export const countryCodes: readonly string[] = (
  "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ " +
  "CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR " +
  "GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP " +
  "KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ " +
  "NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW " +
  "SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ " +
  "UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW"
).split(" ");

const countries: ReadonlySet<string> = new Set(countryCodes);

/** The ISO 4217 codes in the runtime's Unicode data, including former currencies. */
const currencies = new Set(Intl.supportedValuesOf("currency"));

/** Whether a text is an assigned ISO 3166-1 alpha-2 code in upper case. */
export function isCountryCode(text: string): boolean {
  return countries.has(text);
}

/** Whether a text is an ISO 4217 code in upper case. */
export function isCurrencyCode(text: string): boolean {
  return currencies.has(text);
}

/** Whether a text is a ticker symbol, with or without its exchange: "NASDAQ:NVAX", "Euronext:KDS", "OWL". */
export function isTicker(text: string): boolean {
  return /^(?:[A-Za-z][A-Za-z0-9 .-]{0,30}:)?[A-Z0-9][A-Z0-9.-]{0,11}$/.test(text);
}

/** Lowercase words separated by hyphens, for example "orano-med". */
export const slugShape = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

const maxSlugLength = 120;

/** Whether a text is a slug: of the shape above, and at most 120 characters long. */
export function isSlug(text: string): boolean {
  return text.length <= maxSlugLength && slugShape.test(text);
}

/** A system that issues identifiers. */
export interface IdentifierSystem {
  shape: RegExp;
  /** An identifier for error messages. */
  example: string;
  /** The address at which an identifier resolves. */
  url: (value: string) => string;
  /** The identifier that a usual spelling means, such as "MONDO:0005015" for "mondo_0005015". Other texts are returned as they are. */
  normalize: (text: string) => string;
}

/**
 * Recognizes spellings that consist of a prefix, which may be absent, and the part of the identifier that varies. Case and
 * surrounding spaces do not matter.
 * @param canonical returns the identifier for the varying part, which is in upper case
 */
function spelledAs(prefix: string, varying: string, canonical: (part: string) => string): (text: string) => string {
  const spelling = new RegExp(`^\\s*(?:(?:${prefix})[\\s:_-]*)?(${varying})\\s*$`, "i");
  return (text) => {
    const part = text.length > maxSpellingLength ? undefined : spelling.exec(text)?.[1];
    return part === undefined ? text : canonical(part.toUpperCase());
  };
}

const maxSpellingLength = 100;
const asGiven = (part: string) => part;

/** The systems that issue identifiers, by Bioregistry prefix. */
export const identifierSystems: Record<string, IdentifierSystem> = {
  doid: {
    shape: /^DOID:\d{1,7}$/,
    example: "DOID:169",
    url: (value) => `https://disease-ontology.org/?id=${value}`,
    normalize: spelledAs("DOID", "\\d{1,7}", (digits) => `DOID:${digits}`),
  },
  mondo: {
    shape: /^MONDO:\d{7}$/,
    example: "MONDO:0019496",
    url: (value) => `https://monarchinitiative.org/${value}`,
    normalize: spelledAs("MONDO", "\\d{7}", (digits) => `MONDO:${digits}`),
  },
  mesh: {
    shape: /^[CD]\d{6,9}$/,
    example: "D018358",
    url: (value) => `https://meshb.nlm.nih.gov/record/ui?ui=${value}`,
    normalize: spelledAs("MESH", "[CD]\\d{6,9}", asGiven),
  },
  ncit: {
    shape: /^C\d{2,7}$/,
    example: "C3809",
    url: (value) => `https://evsexplore.semantics.cancer.gov/evsexplore/concept/ncit/${value}`,
    normalize: spelledAs("NCIT", "C\\d{2,7}", asGiven),
  },
  orphanet: {
    shape: /^\d{1,7}$/,
    example: "877",
    url: (value) => `https://www.orpha.net/en/disease/detail/${value}`,
    normalize: spelledAs("ORPHANET|ORPHA", "\\d{1,7}", asGiven),
  },
  "chembl.compound": {
    shape: /^CHEMBL\d{1,9}$/,
    example: "CHEMBL3545367",
    url: (value) => `https://www.ebi.ac.uk/chembl/explore/compound/${value}`,
    normalize: spelledAs("CHEMBL\\.COMPOUND", "CHEMBL[\\s:_-]?\\d{1,9}", (part) => part.replace(/[\s:_-]/, "")),
  },
  unii: {
    shape: /^[A-Z0-9]{10}$/,
    example: "AE221IM3BB",
    url: (value) => `https://precision.fda.gov/uniisearch/srs/unii/${value}`,
    normalize: spelledAs("UNII", "[A-Z0-9]{10}", asGiven),
  },
  clinicaltrials: {
    shape: /^NCT\d{8}$/,
    example: "NCT05153772",
    url: (value) => `https://clinicaltrials.gov/study/${value}`,
    normalize: spelledAs("CLINICALTRIALS", "NCT[\\s:_-]?\\d{8}", (part) => part.replace(/[\s:_-]/, "")),
  },
  lei: {
    shape: /^[A-Z0-9]{18}\d{2}$/,
    example: "549300E9PC51EN656011",
    url: (value) => `https://search.gleif.org/#/record/${value}`,
    normalize: spelledAs("LEI", "[A-Z0-9]{18}\\d{2}", asGiven),
  },
  "sec.cik": {
    shape: /^\d{10}$/,
    example: "0001121404",
    url: (value) => `https://www.sec.gov/cgi-bin/browse-edgar?action=getcompany&CIK=${value}`,
    normalize: spelledAs("CIK", "\\d{1,10}", (digits) => digits.padStart(10, "0")),
  },
  wikidata: {
    shape: /^Q[1-9]\d*$/,
    example: "Q158731",
    url: (value) => `https://www.wikidata.org/wiki/${value}`,
    normalize: spelledAs("WIKIDATA|WD", "Q[1-9]\\d*", asGiven),
  },
  ror: {
    shape: /^0[a-z0-9]{6}\d{2}$/,
    example: "02n6c9837",
    url: (value) => `https://ror.org/${value}`,
    normalize: spelledAs("ROR|https://ror\\.org/", "0[a-z0-9]{6}\\d{2}", (part) => part.toLowerCase()),
  },
  atc: {
    shape: /^[A-Z]\d{2}[A-Z]{2}\d{2}$/,
    example: "V10XX04",
    url: (value) => `https://atcddd.fhi.no/atc_ddd_index/?code=${value}`,
    normalize: spelledAs("ATC", "[A-Z]\\d{2}[A-Z]{2}\\d{2}", asGiven),
  },
  uniprot: {
    shape: /^[A-Z0-9]{6}(?:[A-Z0-9]{4})?$/,
    example: "P30874",
    url: (value) => `https://www.uniprot.org/uniprotkb/${value}`,
    normalize: spelledAs("UNIPROT|UNIPROTKB", "[A-Z0-9]{6}(?:[A-Z0-9]{4})?", asGiven),
  },
  hgnc: {
    shape: /^\d{1,6}$/,
    example: "11331",
    url: (value) => `https://www.genenames.org/data/gene-symbol-report/#!/hgnc_id/HGNC:${value}`,
    normalize: spelledAs("HGNC", "\\d{1,6}", asGiven),
  },
};

// Without a prototype, a lookup of "constructor" finds nothing.
Object.setPrototypeOf(identifierSystems, null);
