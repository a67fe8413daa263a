import type { Entry } from "../../record.ts";
import { checkMoney, checkPercent, checkPositive } from "../money.ts";
import type { Tell } from "../tell.ts";

/** A stake is held in another company, and its price has a currency. */
export function checkStake(stake: Entry<"Stake">, tell: Tell): void {
  if (stake.holder_id === stake.issuer_id)
    tell(
      ["holder"],
      `The holder and the issuer are both "${stake.holder_id}". Name the company that receives the shares.`,
    );
  if (stake.percent !== null) checkPercent(stake.percent, ["percent"], tell);
  checkPositive(stake.shares, ["shares"], tell);
  checkPositive(stake.price_per_share, ["pricePerShare"], tell);
  checkPositive(stake.valuation, ["valuation"], tell);
  checkMoney(stake, ["pricePerShare", "valuation"], tell);
  if (stake.valuation_basis !== null && stake.valuation === null)
    tell(["valuationBasis"], "The stake has a basis without a valuation. Add `valuation`, or remove `valuationBasis`.");
  if (stake.premium_basis !== null && stake.premium_percent === null)
    tell(["premiumBasis"], "The stake has a basis without a premium. Add `premiumPercent`, or remove `premiumBasis`.");
}
