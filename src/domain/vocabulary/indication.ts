import { vocabulary, type WordOf } from "./vocabulary.ts";

export const EpidemiologyMeasure = vocabulary(
  "EpidemiologyMeasure",
  "The epidemiological measure by which the frequency of a disease in a population is expressed.",
  {
    INCIDENCE: {
      label: "Incidence",
      description: "New cases of the disease that occur in a population during a specified period.",
    },
    PREVALENCE: {
      label: "Prevalence",
      description: "People in a population who have the disease at a point in time or during a specified period.",
    },
  },
);
export type EpidemiologyMeasure = WordOf<typeof EpidemiologyMeasure>;
