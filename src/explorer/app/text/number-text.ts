import { keptFormat } from "./kept-format.ts";

export function numberText(number: number): string {
  return keptFormat("numbers", (locale) => new Intl.NumberFormat(locale)).format(number);
}

/** "1 agreement", "12 agreements". */
export function countText(count: number, singular: string, plural: string): string {
  return `${numberText(count)} ${count === 1 ? singular : plural}`;
}
