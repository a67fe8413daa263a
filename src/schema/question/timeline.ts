import type { Context } from "../context.ts";
import { partsOfNodeKey } from "../domain/node-key.ts";
import type { ChildRows } from "../store/page.ts";
import {
  type TimelineRow,
  timelineOfAgreements,
  timelineOfCompanies,
  timelineOfTherapies,
  timelineOrder,
} from "../store/timeline.ts";
import { Agreement } from "./agreement.ts";
import { builder } from "./builder.ts";
import { claimsField } from "./claim.ts";
import { Company } from "./company.ts";
import { childPage, connectionType } from "./connection.ts";
import { Entity } from "./entity.ts";
import { keptChildren, whereOf } from "./filter.ts";
import { loadNode } from "./node.ts";
import { Therapy } from "./therapy.ts";

const TimelineEntry = builder.objectRef<TimelineRow>("TimelineEntry");
TimelineEntry.implement({
  description: "Something dated.",
  fields: (t) => ({
    date: t.expose("date", { type: "PartialDate", description: "When, as precise as the source." }),
    predicate: t.exposeString("predicate", {
      description: 'Which field of the entity the date is of, as a schema coordinate: "Agreement.closedOn".',
    }),
    entity: t.field({
      type: Entity,
      description: "What it happened to: the entity itself, or one joined to it.",
      resolve: ({ node }, _args, context: Context) => {
        const { type, slug } = partsOfNodeKey(node);
        return loadNode(context, type, slug) as never;
      },
    }),
    claims: claimsField(t),
  }),
});

const TimelineConnection = connectionType<TimelineRow>("Timeline", {
  of: "dated things, earliest first",
  node: TimelineEntry,
});

function timelineField(type: string, of: (ids: readonly string[]) => ChildRows<TimelineRow>, description: string) {
  return (t: PothosSchemaTypes.ObjectFieldBuilder<typeof builder.$inferSchemaTypes, { id: string }>) =>
    t.field({
      type: TimelineConnection,
      description,
      args: { where: t.arg(whereOf("TimelineEntry")), ...t.arg.connectionArgs() },
      resolve: (row, args, context) =>
        childPage(context, `${type}.timeline`, row.id, args, timelineOrder, (ids) =>
          keptChildren(of(ids), "TimelineEntry", args.where),
        ),
    });
}

builder.objectField(
  Agreement,
  "timeline",
  timelineField(
    "Agreement",
    timelineOfAgreements,
    "Its dates, and those of agreements that amend, follow, end or are part of it, earliest first.",
  ),
);
builder.objectField(
  Therapy,
  "timeline",
  timelineField(
    "Therapy",
    timelineOfTherapies,
    "Dates of agreements that cover it, of what regulators did about it and of trials that study it, earliest first.",
  ),
);
builder.objectField(
  Company,
  "timeline",
  timelineField(
    "Company",
    timelineOfCompanies,
    "Dates of its founding, of agreements it is party to, of events and trials it sponsors, and of who owns whom, earliest first.",
  ),
);
