import { ancestorsOf, type PlainGraph } from "./graph.ts";
import { today, ultimateParentsOf } from "./ownership.ts";

type Key = Record<string, string | null>;

const yearOf = (date: string | null) => date?.slice(0, 4) ?? null;
const quarterOf = (date: string | null) =>
  date && date.length >= 7 ? `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}` : null;
const textOf = (value: string | number | null | undefined) => (value == null ? null : String(value));
const orNull = <Value>(values: readonly Value[]): (Value | null)[] => (values.length > 0 ? [...values] : [null]);

/** The values of the entries of a node's lists in each dimension, as the descriptions say. */
export type Lists = Record<string, Key[]>;

export function listsOfAgreement(plain: PlainGraph, slug: string): Lists {
  const row = plain.one("agreement", "id", slug);
  const date = textOf(row.announced_on);
  const edges = (table: string) => plain.where(table, "agreement_id", slug);
  const parsed = (json: unknown) => JSON.parse(String(json)) as string[];
  return {
    year: [{ YEAR: yearOf(date) }],
    quarter: [{ QUARTER: quarterOf(date) }],
    status: [{ STATUS: textOf(row.status) }],
    kinds: parsed(row.kinds_json).map((KIND) => ({ KIND })),
    parties: edges("agreement_party").flatMap(({ role, company_id }) => {
      const tops = ultimateParentsOf(plain, String(company_id), today());
      const groups = tops.length > 0 ? tops : [textOf(company_id)];
      const country = textOf(plain.one("company", "id", company_id).country);
      return groups.map((COMPANY_GROUP) => ({
        COMPANY_GROUP,
        ROLE: textOf(role),
        COMPANY: textOf(company_id),
        COUNTRY: country,
      }));
    }),
    therapies: edges("agreement_therapy").flatMap(({ therapy_id, stage_at_signing }) =>
      orNull(plain.where("therapy_target", "therapy_id", therapy_id)).map((target) => ({
        THERAPY: textOf(therapy_id),
        MODALITY: textOf(plain.one("therapy", "id", therapy_id).modality),
        STAGE_AT_SIGNING: textOf(stage_at_signing),
        DRUG_TARGET: textOf(target?.drug_target_id),
      })),
    ),
    indications: edges("agreement_indication").flatMap(({ indication_id }) => {
      const family = [String(indication_id), ...ancestorsOf(plain, String(indication_id)).keys()];
      const topmost = family.filter((each) => plain.where("indication_parent", "indication_id", each).length === 0);
      return topmost.map((THERAPEUTIC_AREA) => ({ INDICATION: textOf(indication_id), THERAPEUTIC_AREA }));
    }),
    grants: edges("rights_grant").flatMap(({ rights_json, exclusivity, ...grant }) => {
      const places = [
        ...(grant.worldwide === 1 ? ["WORLD"] : []),
        ...parsed(grant.included_regions_json),
        ...parsed(grant.included_countries_json),
      ];
      return orNull(parsed(rights_json)).flatMap((RIGHT) =>
        orNull(places).map((TERRITORY) => ({ RIGHT, TERRITORY, EXCLUSIVITY: textOf(exclusivity) })),
      );
    }),
    terms: edges("financial_term").flatMap(({ components_json }) =>
      parsed(components_json).map((COMPONENT) => ({ COMPONENT })),
    ),
  };
}

export function listsOfEvent(plain: PlainGraph, slug: string): Lists {
  const row = plain.one("regulatory_event", "id", slug);
  const date = textOf(row.date);
  const own = {
    YEAR: yearOf(date),
    QUARTER: quarterOf(date),
    EXPECTED: String(row.is_expected === 1),
    KIND: textOf(row.kind),
    DATED_BY: textOf(row.dated_by),
    AGENCY: textOf(row.agency),
    DESIGNATION: textOf(row.designation),
    COUNTRY: textOf(row.country),
    THERAPY: textOf(row.therapy_id),
    MODALITY: textOf(plain.one("therapy", "id", row.therapy_id).modality),
    INDICATION: textOf(row.indication_id),
    SPONSOR: textOf(row.sponsor_id),
  };
  const family =
    row.indication_id === null
      ? []
      : [String(row.indication_id), ...ancestorsOf(plain, String(row.indication_id)).keys()];
  return {
    ...Object.fromEntries(Object.entries(own).map(([name, value]) => [name, [{ [name]: value }]])),
    pathways: (JSON.parse(String(row.pathways_json)) as string[]).map((PATHWAY) => ({ PATHWAY })),
    areas: family
      .filter((each) => plain.where("indication_parent", "indication_id", each).length === 0)
      .map((THERAPEUTIC_AREA) => ({ THERAPEUTIC_AREA })),
  };
}

/** The values of one or two dimensions that a node has: those of one list entry by entry, all others in every combination. */
export function valuesBy(lists: Lists, by: readonly string[]): (string | null)[][] {
  const listOf = (name: string) =>
    Object.entries(lists).find(([, entries]) => entries.some((entry) => name in entry))?.[0] ?? name;
  const [first = "", second] = by;
  if (second !== undefined && listOf(first) === listOf(second)) {
    const pairs = (lists[listOf(first)] ?? []).map((entry) => [entry[first] ?? null, entry[second] ?? null]);
    return pairs.length > 0 ? pairs : [[null, null]];
  }
  const single = (name: string) => {
    const values = (lists[listOf(name)] ?? []).flatMap((entry) => entry[name] ?? []);
    return orNull(values);
  };
  return by
    .map(single)
    .reduce<(string | null)[][]>((all, values) => all.flatMap((key) => values.map((value) => [...key, value])), [[]]);
}

/** Sums and quartiles in floating-point arithmetic. */
export function plainSummary(amounts: number[]) {
  const sorted = [...amounts].sort((a, b) => a - b);
  const at = (share: number) => {
    const place = share * (sorted.length - 1);
    const [low = 0, high = low] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
    return low + (high - low) * (place - Math.floor(place));
  };
  return { sum: sorted.reduce((a, b) => a + b, 0), median: at(0.5), lowerQuartile: at(0.25), upperQuartile: at(0.75) };
}
