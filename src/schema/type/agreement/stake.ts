import { columns, partType, reference } from "../../core/field/part.ts";

export const Stake = partType("Stake", (t) => ({
  holder: reference(t, "Stake", "holder"),
  issuer: reference(t, "Stake", "issuer"),
  ...columns(t, "Stake", [
    "percent",
    "shares",
    "pricePerShare",
    "valuation",
    "valuationBasis",
    "premiumPercent",
    "premiumBasis",
    "boardRight",
    "asStated",
  ]),
}));
