import { DateBasis } from "../domain/vocabulary/evidence.ts";
import { Agency, Designation, Pathway, RegulatoryEventKind } from "../domain/vocabulary/regulatory.ts";
import { concept } from "./language.ts";

export const regulatoryEvent = concept({
  name: "RegulatoryEvent",
  plural: "regulatoryEvents",
  description: "An act of a medicines regulator concerning a therapy, or of a sponsor before a regulator.",
  example: "alphamedix-fda-breakthrough-2024",
  isEntity: true,
  isOrdered: true,
  latestBy: "date",
  columns: {
    kind: { type: RegulatoryEventKind, description: "The kind of event." },
    agency: {
      type: Agency,
      order: true,
      description: "The agency that acted, or before which the sponsor acted.",
    },
    country: {
      type: "CountryCode",
      nullable: true,
      description:
        "Country in which the act has effect [iso:3166-1 alpha-2]. Null if it has effect in several countries, as acts of the European Commission do, or no source says.",
    },
    designation: {
      type: Designation,
      nullable: true,
      description: "The designation that the event concerns. Null if it does not concern one.",
    },
    pathways: {
      type: Pathway,
      list: true,
      description: "Review and approval pathways. At most 50; empty if no source names any.",
    },
    population: {
      type: "text",
      nullable: true,
      search: "text",
      description:
        'The patients whom the act concerns, for example "PRRT-naive". Null if it concerns the whole indication or no source says.',
    },
    applicationNumber: {
      type: "text",
      code: true,
      nullable: true,
      search: "identifier",
      description: "Application number that the agency assigned. Null if none is recorded.",
    },
    date: {
      type: "PartialDate",
      nullable: true,
      order: true,
      timeline: true,
      description:
        "Date of the event. If only the date on which it became public is known, that date; `datedBy` says so. Null if no source gives one.",
    },
    datedBy: {
      type: DateBasis,
      nullable: true,
      statedWith: { column: "date", as: "datedBy" },
      description:
        "Whether the date is the day of the event or of its announcement. Null if there is no date or it is not recorded which of the two the date is.",
    },
    isExpected: {
      type: "boolean",
      derived: true,
      description:
        "Whether the date lay in the future when it was recorded, as for a target action date or the end of an exclusivity.",
    },
    outcome: {
      type: "text",
      nullable: true,
      description: "Outcome of the event. Null if there is nothing to add to the kind.",
    },
  },
  edges: {
    therapy: {
      to: "Therapy",
      single: true,
      search: true,
      kind: "CONCERNS_THERAPY",
      reads: "Regulatory event concerns therapy",
      label: "kind",
      description: "The therapy that the event concerns.",
      inverse: {
        field: "regulatoryEvents",
        description: "Regulatory events concerning the therapy, latest first, undated last.",
      },
    },
    indication: {
      to: "Indication",
      single: true,
      nullable: true,
      kind: "CONCERNS_INDICATION",
      reads: "Regulatory event concerns indication",
      label: "kind",
      description: "The indication that the event concerns. Null if it concerns none in particular or no source says.",
      inverse: {
        field: "regulatoryEvents",
        description: "Regulatory events concerning the indication, latest first, undated last.",
      },
    },
    sponsor: {
      to: "Company",
      single: true,
      nullable: true,
      search: true,
      kind: "SPONSORED_BY",
      reads: "Regulatory event has company as applicant or addressee",
      label: "kind",
      description: "The company that applied, or to which the act is addressed. Null if no source names one.",
      inverse: {
        field: "regulatoryEvents",
        description:
          "Regulatory events in which the company is the applicant or addressee, latest first, undated last.",
      },
    },
  },
  indexes: [["designation"], ["kind", "therapy"], ["therapy", "agency", "kind", "date"]],
});
