import { EntityChangeKind } from "../../../domain/vocabulary/change.ts";
import { ClaimStatus } from "../../../domain/vocabulary/evidence.ts";
import { EdgeDirectionVocabulary, EdgeKindVocabulary, PeriodBoundaryVocabulary } from "../edge-kind.ts";
import { code, type FilterField, type FilterShape, type FilterType, plain } from "./field.ts";

// The lists whose rows come from several tables, or from a table that the model does not declare.

const optional = (column: string, type: FilterType, description: string): FilterField => ({
  ...plain(column, type, description),
  nullable: true,
});

const ofChange = (field: string): string => `Filters by \`EntityChange.${field}\`.`;

export const listShapes: readonly FilterShape[] = [
  {
    name: "TimelineEntry",
    prose: "timeline entries",
    fields: {
      date: plain("date", "PartialDate", "Filters by `TimelineEntry.date`."),
      predicate: { ...plain("predicate", "text", "Filters by `TimelineEntry.predicate`."), isPredicate: true },
      boundary: {
        ...optional("boundary", PeriodBoundaryVocabulary, "Filters by `TimelineEntry.boundary`."),
        computed: { by: "emptyAsNull", from: ["boundary"] },
      },
      entity: plain("node", "NodeKey", "Filters by `TimelineEntry.entity`."),
    },
    relations: {},
  },
  {
    name: "EntityChange",
    prose: "changes",
    fields: {
      kind: plain("kind", EntityChangeKind, ofChange("kind")),
      field: { ...optional("predicate", "text", ofChange("field")), isPredicate: true },
      recordedAt: plain("recorded_at", "DateTime", ofChange("recordedAt")),
      revision: plain("revision", "int", ofChange("revision")),
      entity: plain("node", "NodeKey", "Filters by the entity, which the graph may no longer have."),
      entityName: plain("name", "text", ofChange("entityName")),
      textBefore: optional("text_before", "text", ofChange("textBefore")),
      textAfter: optional("text_after", "text", ofChange("textAfter")),
      statusBefore: optional("status_before", ClaimStatus, ofChange("statusBefore")),
      statusAfter: optional("status_after", ClaimStatus, ofChange("statusAfter")),
    },
    relations: {},
  },
  {
    name: "Neighbor",
    prose: "edges of `Entity.neighbors`",
    fields: {
      kind: plain("kind", EdgeKindVocabulary, "Filters by `NeighborEdge.kind`."),
      direction: plain("direction", EdgeDirectionVocabulary, "Filters by `NeighborEdge.direction`."),
      value: code(optional("label", "text", "Filters by `NeighborEdge.value`.")),
      node: plain("neighbor", "NodeKey", "Filters by `NeighborEdge.node`."),
    },
    relations: {},
  },
];
