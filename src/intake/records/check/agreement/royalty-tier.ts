import { compareDecimals } from "../../../../domain/decimal.ts";
import type { DecimalRange, RoyaltyTier } from "../../../../domain/royalty-tier.ts";
import { checkPercent } from "../money.ts";
import type { Tell } from "../tell.ts";

/** Percentages are between 0 and 100, sales have a currency, and no two tiers apply to the same sales. */
export function checkRoyaltyTiers(tiers: readonly RoyaltyTier[], tell: Tell): void {
  for (const [index, { percent, annualSales }] of tiers.entries()) {
    const path = ["royaltyTiers", index];
    checkRange(percent, [...path, "percent"], tell);
    checkRange(annualSales, [...path, "annualSales"], tell);
    for (const end of ["min", "max"] as const) {
      const own = percent?.[end];
      if (own !== undefined) checkPercent(own, [...path, "percent", end], tell);
      const sales = annualSales?.[end];
      if (sales !== undefined && compareDecimals(sales, "0") < 0)
        tell(
          [...path, "annualSales", end],
          `The sales ${sales} are below zero. Use the amount that the source states.`,
        );
    }
    if (!annualSales) continue;
    const hasBound = annualSales.min !== undefined || annualSales.max !== undefined;
    if (hasBound && annualSales.currency === undefined)
      tell([...path, "annualSales"], "The sales have no currency. Add `currency`.");
    if (!hasBound)
      tell([...path, "annualSales"], "The sales have no bound. Add `min` or `max`, or remove `annualSales`.");
  }
  checkTogether(tiers, tell);
}

function checkTogether(tiers: readonly RoyaltyTier[], tell: Tell): void {
  const currencies = [...new Set(tiers.flatMap(({ annualSales }) => annualSales?.currency ?? []))];
  if (currencies.length > 1) {
    tell(
      ["royaltyTiers"],
      `The tiers are in several currencies (${currencies.join(", ")}). Use one, or a term for each currency.`,
    );
    return;
  }
  for (const [index, tier] of tiers.entries()) {
    const before = tiers.slice(0, index).findIndex((other) => overlap(tier.annualSales, other.annualSales));
    if (before >= 0)
      tell(
        ["royaltyTiers", index, "annualSales"],
        `The sales overlap with those of \`royaltyTiers[${before}]\`. End the lower tier where the higher one starts, with \`max\`.`,
      );
  }
}

const hasBounds = (range: DecimalRange | undefined): range is DecimalRange =>
  range?.min !== undefined || range?.max !== undefined;

function overlap(a: DecimalRange | undefined, b: DecimalRange | undefined): boolean {
  if (!hasBounds(a) || !hasBounds(b)) return false;
  return startsBelow(a, b) && startsBelow(b, a);
}

/** Whether a range starts below the end of another. */
function startsBelow({ min }: DecimalRange, { max }: DecimalRange): boolean {
  return max === undefined || compareDecimals(min ?? "0", max) < 0;
}

function checkRange(range: DecimalRange | undefined, path: (string | number)[], tell: Tell): void {
  if (range?.min === undefined || range.max === undefined || compareDecimals(range.min, range.max) <= 0) return;
  tell(path, `\`min\` (${range.min}) is greater than \`max\` (${range.max}). Swap the two.`);
}
