import * as z from "zod";
import type { EntityType } from "../domain/graph-vocabulary.ts";
import { agreement } from "./agreement.ts";
import { company } from "./company.ts";
import { day, evidence, list } from "./fact.ts";
import { indication } from "./indication.ts";
import { person } from "./person.ts";
import { regulatoryEvent } from "./regulatory-event.ts";
import { referenceRate, source } from "./source.ts";
import { target, therapy } from "./therapy.ts";
import { trial } from "./trial.ts";

/** The shape of a file in data/. Field names are those of the API, so that a claim's predicate is "Type.field". */
export const recordFile = z.strictObject({
  recordedOn: day.describe("The day on which these facts were written down: YYYY-MM-DD."),
  evidence: z
    .record(z.string(), evidence)
    .optional()
    .describe("Evidence by name; `default` serves facts that name none."),
  sources: list(source, 1000),
  companies: list(company, 1000),
  agreements: list(agreement, 1000),
  therapies: list(therapy, 1000),
  targets: list(target, 1000),
  indications: list(indication, 1000),
  regulatoryEvents: list(regulatoryEvent, 1000),
  trials: list(trial, 1000),
  people: list(person, 1000),
  referenceRates: list(referenceRate, 1000),
});

export type RecordFile = z.infer<typeof recordFile>;

/** The lists of a record file that hold nodes, and of which type. */
export const sectionTypes = {
  sources: "Source",
  companies: "Company",
  agreements: "Agreement",
  therapies: "Therapy",
  targets: "Target",
  indications: "Indication",
  regulatoryEvents: "RegulatoryEvent",
  trials: "Trial",
  people: "Person",
} satisfies Partial<Record<keyof RecordFile, EntityType | "Source">>;
