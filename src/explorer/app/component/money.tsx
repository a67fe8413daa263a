import type { AmountQualifier } from "../graph/documents.ts";
import { fullMoney, intervalText, type MoneyInterval, shortMoney } from "../text/money-text.ts";
import { Unknown } from "./date.tsx";

/** An interval of amounts in short, with all digits as a tooltip. */
export function MoneyRange({ range }: { range: MoneyInterval | null }) {
  if (range === null) return <Unknown />;
  return <span title={intervalText(range, fullMoney)}>{intervalText(range)}</span>;
}

interface ConvertedProps {
  /** The interval in the currency of the agreement. */
  range: MoneyInterval | null;
  /** The same in the currency of the reader. Null if there is no rate. */
  converted: MoneyInterval | null;
  /** The day whose rates were used. */
  on: string | null;
}

/** An interval in its own currency and, if that differs, in the currency of the reader. */
export function ConvertedRange({ range, converted, on }: ConvertedProps) {
  if (range === null) return <Unknown />;
  const isOther = converted !== null && converted.currency !== range.currency;
  return (
    <>
      <MoneyRange range={range} />
      {isOther && (
        <span className="converted" title={on === null ? undefined : `Converted at the euro reference rates of ${on}`}>
          {intervalText(converted)}
        </span>
      )}
    </>
  );
}

export interface Amount {
  amount: string;
  currency: string;
}

/** A single amount with its qualifier, such as "up to". */
export function Money({ money, qualifier }: { money: Amount; qualifier?: AmountQualifier }) {
  const { amount, currency } = money;
  const range = { min: qualifier === "UP_TO" ? "0" : amount, max: amount, currency, qualifier: qualifier ?? "EXACT" };
  return (
    <span title={fullMoney(amount, currency)}>
      {qualifier === "AT_LEAST" ? `at least ${shortMoney(amount, currency)}` : intervalText(range)}
    </span>
  );
}
