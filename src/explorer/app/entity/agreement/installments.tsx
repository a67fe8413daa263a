import { PartialDate } from "../../component/date.tsx";
import { Money } from "../../component/money.tsx";
import type { TermFragment } from "../../graph/documents.ts";

/** The installments of a payment. */
export function Installments({ installments }: { installments: TermFragment["schedule"] }) {
  if (installments.length === 0) return null;
  return (
    <ol className="tiers-list">
      {installments.map(({ amount, dueOn, dueAfter, trigger }) => (
        <li key={`${amount?.amount} ${dueOn} ${dueAfter} ${trigger}`}>
          <strong>{amount === null ? "Not disclosed" : <Money money={amount} />}</strong>{" "}
          {dueOn !== null && (
            <>
              due <PartialDate value={dueOn} />{" "}
            </>
          )}
          {[dueAfter, trigger].filter((each) => each !== null).join(", ")}
        </li>
      ))}
    </ol>
  );
}
