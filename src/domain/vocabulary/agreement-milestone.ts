import { vocabulary, type WordOf } from "./vocabulary.ts";

export const AgreementMilestoneKind = vocabulary(
  "AgreementMilestoneKind",
  "An event in the life of an agreement or of the transaction that it provides for.",
  {
    OPTION_EXERCISED: { label: "Option exercised", description: "A party exercised an option under the agreement." },
    OPTION_LAPSED: { label: "Option lapsed", description: "An option expired, or its holder declined to exercise it." },
    MILESTONE_PAID: { label: "Milestone paid", description: "A milestone payment was paid or became due." },
    AMENDED: { label: "Amended", description: "The parties changed terms of the agreement." },
    EXTENDED: { label: "Extended", description: "The parties extended the term of the agreement or of an option." },
    ASSIGNED: { label: "Assigned", description: "A party transferred its rights and obligations to another company." },
    TERMINATION_NOTICED: {
      label: "Notice of termination",
      description: "A party gave notice of termination, or ended the agreement.",
    },
    RIGHTS_RETURNED: { label: "Rights returned", description: "Rights reverted to the company that had granted them." },
    EXPIRED: { label: "Expired", description: "The agreement ended upon expiry of the agreed term." },
    TENDER_OFFER_OPENED: { label: "Tender offer opened", description: "The acquirer began a tender offer for shares." },
    TENDER_OFFER_EXPIRED: {
      label: "Tender offer expired",
      description: "The tender offer ended, with the percentage of shares that were tendered.",
    },
    SHAREHOLDER_VOTE: { label: "Shareholder vote", description: "Shareholders voted on the transaction." },
    ANTITRUST_FILED: {
      label: "Antitrust filing",
      description: "The transaction was notified to a competition authority.",
    },
    SECOND_REQUEST: {
      label: "Second request",
      description: "A competition authority requested further information or opened an in-depth review.",
    },
    ANTITRUST_CLEARED: {
      label: "Antitrust clearance",
      description: "A competition authority cleared the transaction, or the waiting period ended.",
    },
    ANTITRUST_CHALLENGED: {
      label: "Antitrust challenge",
      description: "A competition authority sued or decided to block the transaction.",
    },
    REMEDY: {
      label: "Remedy",
      description: "The parties accepted conditions of a competition authority, such as a divestiture.",
    },
  },
);
export type AgreementMilestoneKind = WordOf<typeof AgreementMilestoneKind>;

export const CompetitionAuthority = vocabulary(
  "CompetitionAuthority",
  "A competition authority that reviews transactions.",
  {
    FTC: { label: "FTC", description: "Federal Trade Commission of the United States." },
    DOJ: { label: "DOJ", description: "Antitrust Division of the Department of Justice of the United States." },
    EC: { label: "EC", description: "European Commission, Directorate-General for Competition." },
    CMA: { label: "CMA", description: "Competition and Markets Authority of the United Kingdom." },
    SAMR: {
      label: "SAMR",
      description: "State Administration for Market Regulation of the People's Republic of China.",
    },
    BUNDESKARTELLAMT: { label: "Bundeskartellamt", description: "Federal Cartel Office of Germany." },
    JFTC: { label: "JFTC", description: "Fair Trade Commission of Japan." },
    OTHER: { label: "Other authority", description: "Another competition authority." },
  },
);
export type CompetitionAuthority = WordOf<typeof CompetitionAuthority>;

export const ContingentValueEvent = vocabulary(
  "ContingentValueEvent",
  "The kind of event upon which a contingent value right pays.",
  {
    APPROVAL: { label: "Approval", description: "A regulator approves a therapy." },
    FILING: { label: "Filing", description: "An application for approval is submitted or accepted." },
    DEVELOPMENT: { label: "Development", description: "A clinical trial starts, or has a specified result." },
    SALES: { label: "Sales", description: "Sales exceed a threshold." },
    OTHER: { label: "Other event", description: "Another event, which the trigger describes." },
  },
);
export type ContingentValueEvent = WordOf<typeof ContingentValueEvent>;

export const ContingentValueOutcome = vocabulary(
  "ContingentValueOutcome",
  "Whether a contingent value right has paid.",
  {
    PENDING: { label: "Pending", description: "The event has neither occurred nor become impossible." },
    PAID: { label: "Paid", description: "The event occurred and the amount was paid or became due." },
    LAPSED: { label: "Lapsed", description: "The deadline passed, or the right ended without payment." },
  },
);
export type ContingentValueOutcome = WordOf<typeof ContingentValueOutcome>;

export const PremiumBasis = vocabulary("PremiumBasis", "The share price with which the price of a stake is compared.", {
  LAST_CLOSE: { label: "Last close", description: "Closing price on the last trading day before the announcement." },
  UNAFFECTED_CLOSE: {
    label: "Unaffected close",
    description: "Closing price on the last trading day before reports or rumors of the transaction.",
  },
  VWAP_5_DAYS: { label: "5-day VWAP", description: "Volume-weighted average price over five trading days." },
  VWAP_10_DAYS: { label: "10-day VWAP", description: "Volume-weighted average price over ten trading days." },
  VWAP_30_DAYS: { label: "30-day VWAP", description: "Volume-weighted average price over 30 days." },
  VWAP_60_DAYS: { label: "60-day VWAP", description: "Volume-weighted average price over 60 days." },
  VWAP_90_DAYS: { label: "90-day VWAP", description: "Volume-weighted average price over 90 days." },
});
export type PremiumBasis = WordOf<typeof PremiumBasis>;

export const BoardRight = vocabulary("BoardRight", "The representation on the board that comes with a stake.", {
  SEAT: { label: "Board seat", description: "The holder may appoint a member of the board." },
  OBSERVER: { label: "Board observer", description: "The holder may appoint an observer without a vote." },
});
export type BoardRight = WordOf<typeof BoardRight>;
