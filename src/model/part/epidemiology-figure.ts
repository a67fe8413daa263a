import { EpidemiologyMeasure } from "../../domain/vocabulary/indication.ts";
import { AmountQualifier } from "../../domain/vocabulary/payment.ts";
import { part } from "../language.ts";

export const epidemiologyFigure = part({
  name: "EpidemiologyFigure",
  description: "The frequency of a disease as one source counts it.",
  columns: {
    measure: { type: EpidemiologyMeasure, description: "What is counted." },
    value: { type: "Decimal", nullable: true, description: "The figure. Null if the source gives a range." },
    min: {
      type: "Decimal",
      nullable: true,
      description: "Lower end of the range. Null if the source gives one figure.",
    },
    max: {
      type: "Decimal",
      nullable: true,
      description: "Upper end of the range. Null if the source gives one figure.",
    },
    unit: {
      type: "text",
      qualifies: true,
      description: 'Unit of the figure, for example "persons" or "persons per 100,000".',
    },
    region: {
      type: "text",
      nullable: true,
      qualifies: true,
      description: "Region to which the figure applies. Null if no source says.",
    },
    period: {
      type: "text",
      nullable: true,
      qualifies: true,
      description: 'Period to which the figure applies, for example "year" or "2016". Null if no source says.',
    },
    qualifier: {
      type: AmountQualifier,
      nullable: true,
      description: "How the figure is to be understood. Null if not stated.",
    },
  },
});
