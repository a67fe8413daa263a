import type { Parameter } from "./address.ts";
import type { AgreementFilter, AgreementKind, Modality, OrderDirection } from "./graphql.ts";
import { kindNames, modalityNames } from "./vocabulary.ts";

const isKind = (value: string): value is AgreementKind => Object.hasOwn(kindNames, value);
const isModality = (value: string): value is Modality => Object.hasOwn(modalityNames, value);

/** What the address asks of agreements; what it has that cannot be meant is passed over. */
export function filterOf(address: URLSearchParams): AgreementFilter {
  const given = (parameter: Parameter) => address.get(parameter)?.trim() ?? "";
  const name = given("name");
  const kind = given("kind");
  const modality = given("modality");
  const since = given("since");
  const million = given("million");
  return {
    name: name === "" ? null : { contains: name },
    kinds: isKind(kind) ? { has: kind } : null,
    therapies: isModality(modality) ? { some: { modality: { eq: modality } } } : null,
    announcedOn: since === "" ? null : { gte: since },
    value: /^\d{1,9}$/.test(million) ? { total: { gte: `${Number(million) * 1e6}`, currency: "USD" } } : null,
  };
}

export function directionOf(address: URLSearchParams): OrderDirection {
  return address.get("order") === "oldest" ? "ASC" : "DESC";
}
