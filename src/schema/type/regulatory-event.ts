import { entityType } from "../core/entity.ts";
import { column } from "../core/field/column.ts";
import { farEnds, singleEdge } from "../core/field/relation.ts";
import { rootFields } from "../core/root.ts";

entityType("RegulatoryEvent", (t) => ({
  kind: column(t, "RegulatoryEvent", "kind"),
  agency: column(t, "RegulatoryEvent", "agency"),
  country: column(t, "RegulatoryEvent", "country"),
  date: column(t, "RegulatoryEvent", "date"),
  datedBy: column(t, "RegulatoryEvent", "datedBy"),
  isExpected: column(t, "RegulatoryEvent", "isExpected"),
  designation: column(t, "RegulatoryEvent", "designation"),
  pathways: column(t, "RegulatoryEvent", "pathways"),
  therapy: singleEdge(t, "RegulatoryEvent", "therapy"),
  indication: singleEdge(t, "RegulatoryEvent", "indication"),
  population: column(t, "RegulatoryEvent", "population"),
  sponsor: singleEdge(t, "RegulatoryEvent", "sponsor"),
  applicationNumber: column(t, "RegulatoryEvent", "applicationNumber"),
  outcome: column(t, "RegulatoryEvent", "outcome"),
}));

farEnds("RegulatoryEvent");
rootFields("RegulatoryEvent");
