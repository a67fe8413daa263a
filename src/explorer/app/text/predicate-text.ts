import { constantText } from "./constant-text.ts";

const types = ["AGREEMENT", "COMPANY", "THERAPY", "DRUG_TARGET", "INDICATION", "REGULATORY_EVENT", "TRIAL", "PERSON"];

/** The field that a predicate names, without its type: "AGREEMENT_ANNOUNCED_ON" as "Announced on". */
export function predicateText(predicate: string): string {
  const type = types.find((each) => predicate.startsWith(`${each}_`));
  return constantText(type === undefined ? predicate : predicate.slice(type.length + 1));
}
