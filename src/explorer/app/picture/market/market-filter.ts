import { allOf, anyOf, type Filter, filterAt } from "../../list/filter.ts";

/** The choices by which the pictures of all agreements are narrowed. Their names are those of the list of agreements. */
export const marketFilters = [
  { name: "kind", label: "Kind", dimension: "KIND", path: "kinds.has", vocabulary: "AgreementKind" },
  {
    name: "modality",
    label: "Modality",
    dimension: "MODALITY",
    path: "therapies.some.therapy.modality.eq",
    vocabulary: "Modality",
  },
  {
    name: "area",
    label: "Therapeutic area",
    dimension: "THERAPEUTIC_AREA",
    path: "indications.some.indication.within.slug.eq",
    vocabulary: null,
  },
] as const;

export const currencies = ["USD", "EUR", "GBP", "JPY", "CHF", "CNY"];

/** What an address says about the agreements that pictures show. */
export interface MarketView {
  where: Filter;
  currency: string;
  /** The parameters that narrow, for a link to the list. */
  narrowed: URLSearchParams;
}

export function marketViewOf(params: URLSearchParams): MarketView {
  const narrowed = new URLSearchParams();
  const filters: Filter[] = [];
  for (const { name, path } of marketFilters) {
    const values = params.getAll(name);
    if (values.length > 0) filters.push(anyOf(values.map((value) => filterAt(path, value))));
    for (const value of values) narrowed.append(name, value);
  }
  const [from, to] = [params.get("announced-min"), params.get("announced-max")];
  if (from !== null || to !== null) {
    filters.push(filterAt("announcedOn", { ...(from !== null && { gte: from }), ...(to !== null && { lte: to }) }));
    if (from !== null) narrowed.append("announced-min", from);
    if (to !== null) narrowed.append("announced-max", to);
  }
  return { where: allOf(filters), currency: params.get("currency") ?? "USD", narrowed };
}
