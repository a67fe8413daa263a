import { BoardRight, PremiumBasis } from "../../domain/vocabulary/agreement-milestone.ts";
import { ValuationBasis } from "../../domain/vocabulary/payment.ts";
import { part } from "../language.ts";

export const stake = part({
  name: "Stake",
  description: "A holding of shares in a company that an agreement creates or transfers.",
  references: {
    holder: { to: "Company", description: "The company that receives the shares." },
    issuer: { to: "Company", description: "The company whose shares they are." },
  },
  columns: {
    percent: {
      type: "Decimal",
      nullable: true,
      description: "Percentage of the issuer's shares. Null if no source states it.",
    },
    shares: { type: "Decimal", nullable: true, description: "Number of shares. Null if no source states it." },
    pricePerShare: {
      type: "Decimal",
      currency: "currency",
      nullable: true,
      description: "Price of a share. Null if no source states it.",
    },
    valuation: {
      type: "Decimal",
      currency: "currency",
      nullable: true,
      description: "Valuation of the issuer on which the price is based. Null if no source states one.",
    },
    currency: {
      type: "CurrencyCode",
      nullable: true,
      description: "Currency of the price and the valuation [iso:4217]. Null if neither is stated.",
    },
    valuationBasis: {
      type: ValuationBasis,
      nullable: true,
      description: "What kind of figure the valuation is. Null if no source says.",
    },
    premiumPercent: {
      type: "Decimal",
      nullable: true,
      description: "Premium of the price over the share price, in percent. Null if no source states one.",
    },
    premiumBasis: {
      type: PremiumBasis,
      nullable: true,
      description: "The share price with which the price is compared. Null if no premium is stated or no source says.",
    },
    boardRight: {
      type: BoardRight,
      nullable: true,
      description: "Representation on the issuer's board that comes with the stake. Null if no source states any.",
    },
    asStated: {
      type: "text",
      nullable: true,
      description: "The stake in the words of the source. Null if there is nothing to add.",
    },
  },
});
