import type * as z from "zod";
import { proseOf } from "../../model/derived/spelling.ts";
import { conceptOf } from "../../model/model.ts";
import { sections } from "./section.ts";
import { evidenceByName, list } from "./shape/fact.ts";
import { nodeShape } from "./shape/node.ts";
import { object } from "./shape/object.ts";
import { currency, day, decimal, slug } from "./shape/value.ts";

export { sections } from "./section.ts";

/** How many entries a list of a record file may have. */
const maxEntries = 1000;

const referenceRate = object({
  date: day.describe("Day of the rate."),
  currency: currency.describe("Currency of the rate [iso:4217]."),
  perEuro: decimal.describe("Units of the currency for one euro."),
  source: slug.describe("Slug of the source."),
}).meta({ id: "ReferenceRate", description: "Reference exchange rate of the euro on one day." });

export type ReferenceRate = z.infer<typeof referenceRate>;

/** The shape of a file in data/. Field names are those of the API, so that a claim's predicate is "Type.field". */
export const recordFile = object({
  ...Object.fromEntries(
    [...sections].map(([section, type]) => [
      section,
      list(nodeShape(type), maxEntries)
        .optional()
        .describe(`Records of ${proseOf(conceptOf(type).plural)}. At most ${maxEntries} in one file.`),
    ]),
  ),
  recordedOn: day.describe("Day on which the facts were recorded."),
  evidence: evidenceByName.describe("Evidence by name; `default` supports facts that name none."),
  referenceRates: list(referenceRate, maxEntries).optional().describe("Reference exchange rates of the euro."),
});

/** A record file that has the right shape. Its sections are read through the model. */
export type RecordFile = z.infer<typeof recordFile>;
