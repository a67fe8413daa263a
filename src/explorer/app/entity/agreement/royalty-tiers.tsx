import type { TermFragment } from "../../graph/documents.ts";
import { shortMoney } from "../../text/money-text.ts";
import { Label } from "../../vocabulary/vocabulary.tsx";

type Tier = TermFragment["royaltyTiers"][number];
type Percent = NonNullable<Tier["percent"]>;
type Sales = NonNullable<Tier["annualSales"]>;

function percentText({ min, max }: Percent): string {
  if (min === max) return `${min}%`;
  if (max === null) return `${min}% or more`;
  return min === null ? `up to ${max}%` : `${min}% to ${max}%`;
}

function salesText({ min, max, currency }: Sales): string {
  const money = (amount: string) => (currency === null ? amount : shortMoney(amount, currency));
  if (min === null) return max === null ? "" : `up to ${money(max)} of annual sales`;
  return max === null ? `above ${money(min)} of annual sales` : `from ${money(min)} to ${money(max)} of annual sales`;
}

/** The rates of a royalty, by annual sales. The conventional bounds of a band in words are marked as such. */
export function RoyaltyTiers({ tiers }: { tiers: readonly Tier[] }) {
  if (tiers.length === 0) return null;
  return (
    <ul className="tiers-list">
      {tiers.map(({ percent, band, bandPercent, annualSales, asStated }) => {
        const rate = percent ? percentText(percent) : band && <Label of="RoyaltyBand" value={band} />;
        const sales = annualSales ? salesText(annualSales) : "";
        return (
          <li key={`${percent} ${band} ${sales} ${asStated}`}>
            <strong>{rate}</strong> {sales}
            {!percent && bandPercent && (
              <span className="muted"> conventionally {percentText(bandPercent)}, which no source states</span>
            )}
            {asStated !== null && <span className="muted"> “{asStated}”</span>}
          </li>
        );
      })}
    </ul>
  );
}
