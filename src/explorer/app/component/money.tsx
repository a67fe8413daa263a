import type { AmountQualifier } from "../graph/documents.ts";
import { fullMoney, intervalText, type MoneyInterval, shortMoney } from "../text/money-text.ts";
import { useReaderLang } from "../vocabulary/in-reader-language.tsx";
import { Unknown } from "./date.tsx";

/** An interval of amounts in short, with all digits as a tooltip. */
export function MoneyRange({ range }: { range: MoneyInterval | null }) {
  if (range === null) return <Unknown />;
  return (
    <span title={intervalText(range, fullMoney)}>
      <IntervalText range={range} />
    </span>
  );
}

/** Does not occur in amounts. */
const separator = "|";

/** An interval in short. Its amounts are in the language of the reader, and the words around them in that of the page. */
function IntervalText({ range }: { range: MoneyInterval }) {
  const lang = useReaderLang();
  const text = intervalText(range, (amount, currency) => separator + shortMoney(amount, currency) + separator);
  return text.split(separator).map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      <span key={part} lang={lang}>
        {part}
      </span>
    ),
  );
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
          <IntervalText range={converted} />
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
      <IntervalText range={qualifier === "AT_LEAST" ? { ...range, max: null } : range} />
    </span>
  );
}
