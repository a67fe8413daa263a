import { entityType } from "../core/entity.ts";
import { column } from "../core/field/column.ts";
import { columns, partList, partType } from "../core/field/part.ts";
import { farEnds, relation } from "../core/field/relation.ts";
import { rootFields } from "../core/root.ts";

const TrialOutcome = partType("TrialOutcome", (t) =>
  columns(t, "TrialOutcome", ["endpoint", "value", "unit", "participantCount", "population", "qualifier"]),
);

entityType("Trial", (t) => ({
  nctId: column(t, "Trial", "nctId"),
  phase: column(t, "Trial", "phase"),
  status: column(t, "Trial", "status"),
  enrollment: column(t, "Trial", "enrollment"),
  startedOn: column(t, "Trial", "startedOn"),
  completedOn: column(t, "Trial", "completedOn"),
  completionExpectedOn: column(t, "Trial", "completionExpectedOn"),
  sponsors: relation(t, "Trial", "sponsors"),
  therapies: relation(t, "Trial", "therapies"),
  indications: relation(t, "Trial", "indications"),
  outcomes: partList(t, "Trial", "outcomes", TrialOutcome),
}));

farEnds("Trial");
rootFields("Trial");
