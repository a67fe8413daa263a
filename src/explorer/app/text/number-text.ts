import { currentLocale } from "../vocabulary/language.ts";

export function numberText(number: number): string {
  return number.toLocaleString(currentLocale());
}

/** "1 agreement", "12 agreements". */
export function countText(count: number, singular: string, plural: string): string {
  return `${numberText(count)} ${count === 1 ? singular : plural}`;
}
