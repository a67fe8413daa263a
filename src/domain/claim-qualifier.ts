/** A typed part of what a claim states, such as the amount of a payment or the role of a party. */
export interface ClaimQualifier {
  /** The field of the API that shows the value, relative to what the claim is about: `amount`, `territory.includedRegions`. */
  name: string;
  value: string;
}
