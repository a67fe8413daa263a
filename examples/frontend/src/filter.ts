import type { Parameter } from "./address.ts";
import type { AgreementFilter, EnumValue } from "./graphql.ts";
import { useVocabulary } from "./vocabulary.tsx";

export type Direction = EnumValue<"DealOrderDirection">;

/** The filter that the query parameters describe. Unknown kinds and modalities are ignored. */
export function useAgreementFilter(address: URLSearchParams): AgreementFilter {
  const kinds = useVocabulary("AgreementKind");
  const modalities = useVocabulary("Modality");
  const textOf = (parameter: Parameter) => address.get(parameter)?.trim() ?? "";
  const name = textOf("name");
  const kind = textOf("kind");
  const modality = textOf("modality");
  const since = textOf("since");
  const minMillions = textOf("minMillions");
  return {
    name: name === "" ? null : { contains: name },
    kinds: kinds.includes(kind) ? { has: kind } : null,
    therapies: modalities.includes(modality) ? { some: { therapy: { modality: { eq: modality } } } } : null,
    announcedOn: since === "" ? null : { gte: since },
    value: /^\d{1,9}$/.test(minMillions) ? { total: { gte: `${Number(minMillions) * 1e6}`, currency: "USD" } } : null,
  };
}

export function directionOf(address: URLSearchParams): Direction {
  return address.get("order") === "oldest" ? "ASC" : "DESC";
}
