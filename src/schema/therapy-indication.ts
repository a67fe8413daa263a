import type { IndicationRow } from "../store/indication.ts";
import type { TherapyRow } from "../store/therapy.ts";
import {
  type TherapyIndicationEdge,
  therapyIndicationOrder,
  usesOfIndications,
  usesOfTherapies,
} from "../store/therapy-indication.ts";
import { builder } from "./builder.ts";
import { edgeClaims } from "./claim.ts";
import { childPage, connectionType } from "./connection.ts";
import { Entity } from "./entity.ts";
import { keptChildren, whereOf } from "./filter.ts";
import { Indication, includeDescendants } from "./indication.ts";
import { Therapy } from "./therapy.ts";
import { DevelopmentActivity, DevelopmentStage } from "./vocabulary.ts";

type Row = (IndicationRow | TherapyRow) & TherapyIndicationEdge;

/** One edge type serves both ends, so that what is said of a therapy in an indication reads the same from either. */
const TherapyIndicationConnection = connectionType<Row>("TherapyIndication", {
  of: "uses of therapies in indications",
  node: Entity,
  edgeFields: (t) => ({
    therapy: t.field({
      type: Therapy,
      description: "The therapy.",
      resolve: ({ row }) => (row.type === "Therapy" ? row : row.edge_therapy_id),
    }),
    indication: t.field({
      type: Indication,
      description: "The indication; a descendant of the one asked for where descendants are included.",
      resolve: ({ row }) => (row.type === "Indication" ? row : row.edge_indication_id),
    }),
    stage: t.field({
      type: DevelopmentStage,
      nullable: true,
      description: "How far the therapy has come for it, over all agencies; null where no source says.",
      resolve: ({ row }) => row.edge_stage,
    }),
    activity: t.field({
      type: DevelopmentActivity,
      nullable: true,
      description: "Whether development goes on; null where no source says.",
      resolve: ({ row }) => row.edge_activity,
    }),
    population: t.string({
      nullable: true,
      description: "Which patients; null where the whole indication is meant, or no source says.",
      resolve: ({ row }) => row.edge_population,
    }),
    asOf: t.field({
      type: "PartialDate",
      nullable: true,
      description: "When that was so; null where no source dates it.",
      resolve: ({ row }) => row.edge_as_of,
    }),
    claims: edgeClaims(t),
  }),
});

builder.objectField(Therapy, "indications", (t) =>
  t.field({
    type: TherapyIndicationConnection,
    description: "What it is for, by the indication's name; an edge's `node` is the indication.",
    args: { where: t.arg(whereOf("Indication")), ...t.arg.connectionArgs() },
    resolve: (row, args, context) =>
      childPage<Row, typeof args>(context, "Therapy.indications", row.id, args, therapyIndicationOrder, (keys) =>
        keptChildren(usesOfTherapies(keys), "Indication", args.where),
      ),
  }),
);

builder.objectField(Indication, "therapies", (t) =>
  t.field({
    type: TherapyIndicationConnection,
    description: "What is for it, by the therapy's name; an edge's `node` is the therapy.",
    args: {
      stage: t.arg({ type: [DevelopmentStage], description: "Only at one of these stages." }),
      includeDescendants: t.arg(includeDescendants),
      where: t.arg(whereOf("Therapy")),
      ...t.arg.connectionArgs(),
    },
    resolve: (row, args, context) =>
      childPage<Row, typeof args>(
        context,
        "Indication.therapies",
        row.id,
        args,
        therapyIndicationOrder,
        (indications) =>
          keptChildren(
            usesOfIndications(indications, {
              stages: args.stage ?? null,
              includeDescendants: args.includeDescendants ?? true,
            }),
            "Therapy",
            args.where,
          ),
      ),
  }),
);
