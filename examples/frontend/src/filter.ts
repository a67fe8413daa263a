import type { FacetName } from "./address.ts";
import type { AgreementFilter, AgreementOrder } from "./graphql.ts";
import { useVocabulary } from "./vocabulary.tsx";

/** The orders of the list, by the value of the query parameter. The first one is the default. */
export const orders = {
  newest: { label: "Newest first", order: { field: "ANNOUNCED_ON", direction: "DESC" } },
  oldest: { label: "Oldest first", order: { field: "ANNOUNCED_ON", direction: "ASC" } },
  value: { label: "Highest total value", order: { field: "TOTAL", direction: "DESC" } },
  upfront: { label: "Highest upfront payment", order: { field: "UPFRONT", direction: "DESC" } },
} as const satisfies Record<string, { label: string; order: AgreementOrder }>;

export type OrderName = keyof typeof orders;

export function orderIn(address: URLSearchParams): OrderName {
  const name = address.get("order") ?? "";
  return Object.hasOwn(orders, name) ? (name as OrderName) : "newest";
}

/** The filter that the query parameters describe: any of the values of a field, and all of the fields. Unknown enum values are ignored. */
export function useAgreementFilter(address: URLSearchParams): AgreementFilter {
  const kinds = useVocabulary("AgreementKind");
  const modalities = useVocabulary("Modality");
  const stages = useVocabulary("DevelopmentStage");
  const conditions: AgreementFilter[] = [];
  const add = <Value extends string>(
    name: FacetName,
    filterOf: (values: Value[]) => AgreementFilter,
    isValue = (text: string): text is Value => text !== "",
  ) => {
    const values = address.getAll(name).filter(isValue);
    if (values.length > 0) conditions.push(filterOf(values));
  };
  add("kind", (values) => ({ kinds: { hasAny: values } }), kinds.includes);
  add("year", (values) => ({ or: values.map((year) => ({ announcedOn: { eq: year } })) }));
  add("value", (values) => ({ or: values.map((band) => ({ value: { total: boundsOf(band) } })) }));
  add("company", (values) => ({ parties: { some: { company: { slug: { in: values } } } } }));
  add(
    "modality",
    (values) => ({ therapies: { some: { therapy: { modality: { in: values } } } } }),
    modalities.includes,
  );
  add("stage", (values) => ({ therapies: { some: { stageAtSigning: { in: values } } } }), stages.includes);
  add("area", (values) => ({ indications: { some: { indication: { within: { slug: { in: values } } } } } }));
  add("therapy", (values) => ({ therapies: { some: { therapy: { slug: { in: values } } } } }));
  add("target", (values) => ({
    therapies: { some: { therapy: { targets: { some: { target: { slug: { in: values } } } } } } },
  }));
  add("indication", (values) => ({ indications: { some: { indication: { within: { slug: { in: values } } } } } }));
  return { and: conditions };
}

/** The bounds of a band of amounts, such as "10000000-50000000" or "5000000000-". */
function boundsOf(band: string) {
  const [from, to] = band.split("-");
  return { currency: "USD", gte: decimalOf(from), lt: decimalOf(to) };
}

function decimalOf(text: string | undefined): `${number}` | null {
  return text && /^\d{1,15}$/.test(text) ? `${Number(text)}` : null;
}
