import {
  type TherapyIndicationRow,
  therapyIndicationOrder,
  usesOfIndications,
  usesOfTherapies,
} from "../store/therapy-indication.ts";
import { builder } from "./builder.ts";
import { edgeClaims } from "./claim.ts";
import { childPage, connectionType } from "./connection.ts";
import { Entity } from "./entity.ts";
import { Indication } from "./indication.ts";
import { loadNode } from "./node.ts";
import { Therapy } from "./therapy.ts";
import { DevelopmentActivity, DevelopmentStage } from "./vocabulary.ts";

type Row = TherapyIndicationRow & { sort_name: string; far_end: "Therapy" | "Indication"; edge_fact?: string };

/** One edge type serves both ends, so that what is said of a therapy in an indication reads the same from either. */
const TherapyIndicationConnection = connectionType<Row>("TherapyIndication", {
  of: "uses of therapies in indications",
  node: Entity,
  nodeOf: (row, context) =>
    loadNode(context, row.far_end, row.far_end === "Therapy" ? row.therapy_id : row.indication_id),
  edgeFields: (t) => ({
    therapy: t.field({
      type: Therapy,
      description: "The therapy.",
      resolve: ({ row }, _args, context) => loadNode(context, "Therapy", row.therapy_id) as never,
    }),
    indication: t.field({
      type: Indication,
      description: "The indication; a descendant of the one asked for where descendants are included.",
      resolve: ({ row }, _args, context) => loadNode(context, "Indication", row.indication_id) as never,
    }),
    stage: t.field({
      type: DevelopmentStage,
      nullable: true,
      description: "How far the therapy has come for it, over all agencies; null where no source says.",
      resolve: ({ row }) => row.stage,
    }),
    activity: t.field({
      type: DevelopmentActivity,
      nullable: true,
      description: "Whether development goes on; null where no source says.",
      resolve: ({ row }) => row.activity,
    }),
    population: t.string({
      nullable: true,
      description: "Which patients; null where the whole indication is meant, or no source says.",
      resolve: ({ row }) => row.population,
    }),
    asOf: t.field({
      type: "PartialDate",
      nullable: true,
      description: "When that was so; null where no source dates it.",
      resolve: ({ row }) => row.as_of,
    }),
    claims: edgeClaims(t, (row) => [row.fact]),
  }),
});

builder.objectField(Therapy, "indications", (t) =>
  t.field({
    type: TherapyIndicationConnection,
    description: "What it is for, by the indication's name; an edge's `node` is the indication.",
    args: t.arg.connectionArgs(),
    resolve: async (row, args, context) =>
      facing(
        "Indication",
        await childPage(context, "Therapy.indications", row.id, args, therapyIndicationOrder, usesOfTherapies),
      ),
  }),
);

builder.objectField(Indication, "therapies", (t) =>
  t.field({
    type: TherapyIndicationConnection,
    description: "What is for it, by the therapy's name; an edge's `node` is the therapy.",
    args: {
      stage: t.arg({ type: [DevelopmentStage], description: "Only at one of these stages." }),
      includeDescendants: t.arg.boolean({
        defaultValue: true,
        description: "Whether subtypes of the indication count.",
      }),
      ...t.arg.connectionArgs(),
    },
    resolve: async (row, args, context) =>
      facing(
        "Therapy",
        await childPage(context, "Indication.therapies", row.id, args, therapyIndicationOrder, (indications) =>
          usesOfIndications(indications, {
            stages: args.stage ?? null,
            includeDescendants: args.includeDescendants ?? true,
          }),
        ),
      ),
  }),
);

/** Says which end of the edges is the far one, seen from the list. */
function facing<List extends { page: { rows: object[] } }>(end: Row["far_end"], list: List) {
  return {
    ...list,
    page: { ...list.page, rows: list.page.rows.map((row) => ({ ...row, far_end: end }) as Row) },
  } as never;
}
