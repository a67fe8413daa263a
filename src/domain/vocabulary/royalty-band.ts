import { vocabulary, type WordOf } from "./vocabulary.ts";

export const RoyaltyBand = vocabulary(
  "RoyaltyBand",
  "A percentage of sales in the words of press releases. The bounds are a convention of the field; no source states them.",
  {
    SINGLE_DIGIT: { label: "Single digit", description: "Conventionally 1 to 9 percent." },
    LOW_SINGLE_DIGIT: { label: "Low single digit", description: "Conventionally 1 to 3 percent." },
    MID_SINGLE_DIGIT: { label: "Mid-single digit", description: "Conventionally 4 to 6 percent." },
    HIGH_SINGLE_DIGIT: { label: "High single digit", description: "Conventionally 7 to 9 percent." },
    DOUBLE_DIGIT: { label: "Double digit", description: "Conventionally 10 to 99 percent." },
    LOW_DOUBLE_DIGIT: { label: "Low double digit", description: "Conventionally 10 to 13 percent." },
    LOW_TEENS: { label: "Low teens", description: "Conventionally 11 to 13 percent." },
    MID_TEENS: { label: "Mid-teens", description: "Conventionally 14 to 16 percent." },
    HIGH_TEENS: { label: "High teens", description: "Conventionally 17 to 19 percent." },
    TEENS: { label: "Teens", description: "Conventionally 11 to 19 percent." },
    LOW_TWENTIES: { label: "Low twenties", description: "Conventionally 20 to 23 percent." },
    MID_TWENTIES: { label: "Mid-twenties", description: "Conventionally 24 to 26 percent." },
    HIGH_TWENTIES: { label: "High twenties", description: "Conventionally 27 to 29 percent." },
    TWENTIES: { label: "Twenties", description: "Conventionally 20 to 29 percent." },
    LOW_THIRTIES: { label: "Low thirties", description: "Conventionally 30 to 33 percent." },
    THIRTIES: { label: "Thirties", description: "Conventionally 30 to 39 percent." },
  },
);
export type RoyaltyBand = WordOf<typeof RoyaltyBand>;

/** The conventional bounds of a band, in percent, as its description states them. */
export function boundsOfBand(band: RoyaltyBand): { min: string; max: string } {
  const [min = "", max = ""] = RoyaltyBand.terms[band].description.match(/\d+/g) ?? [];
  return { min, max };
}
