import type { Row } from "../../model/model.ts";
import { ancestorsOf, descendantsOf, type LineageRow, lineageOrder } from "../../store/query/graph/lineage.ts";
import type { ChildRows } from "../../store/query/page.ts";
import type { Fields } from "../core/builder.ts";
import { paged } from "../core/cost.ts";
import { entityType } from "../core/entity.ts";
import { column } from "../core/field/column.ts";
import { columns, partList, partType } from "../core/field/part.ts";
import { relation } from "../core/field/relation.ts";
import { childPage } from "../core/list/connection.ts";
import { connectionType } from "../core/list/connection-type.ts";
import { matchingChildren, whereArgument } from "../core/list/filter.ts";
import { refs } from "../core/ref.ts";
import { rootFields } from "../core/root.ts";

const EpidemiologyFigure = partType("EpidemiologyFigure", (t) =>
  columns(t, "EpidemiologyFigure", ["measure", "value", "min", "max", "unit", "region", "period", "qualifier"]),
);

function lineage(
  t: Fields<Row<"Indication">>,
  field: "ancestors" | "descendants",
  singular: string,
  description: string,
  rows: (indications: readonly string[]) => ChildRows<LineageRow>,
) {
  const type = connectionType<LineageRow>(`Indication${singular}`, {
    of: `${field} of an indication`,
    node: refs.Indication,
    isSourced: true,
    edgeFields: (edge) => ({
      distance: edge.int({
        description: "Number of steps between the two indications in the hierarchy.",
        resolve: ({ row }) => row.edge_distance,
      }),
    }),
  });
  return t.field({
    type,
    description,
    ...paged,
    args: { where: t.arg(whereArgument("Indication")), ...t.arg.connectionArgs() },
    resolve: (row, args, context) =>
      childPage<LineageRow, typeof args>(context, `Indication.${field}`, row.id, args, lineageOrder, (keys) =>
        matchingChildren(rows(keys), "Indication", args.where),
      ),
  });
}

entityType("Indication", (t) => ({
  mondo: column(t, "Indication", "mondo"),
  doid: column(t, "Indication", "doid"),
  mesh: column(t, "Indication", "mesh"),
  ncit: column(t, "Indication", "ncit"),
  orphanet: column(t, "Indication", "orphanet"),
  anatomicalSites: column(t, "Indication", "anatomicalSites"),
  epidemiology: partList(t, "Indication", "epidemiology", EpidemiologyFigure),
  parents: relation(t, "Indication", "parents"),
  children: relation(t, "Indication", "children"),
  ancestors: lineage(
    t,
    "ancestors",
    "Ancestor",
    "Diseases of which the indication is a direct or indirect subtype, nearest first.",
    ancestorsOf,
  ),
  descendants: lineage(
    t,
    "descendants",
    "Descendant",
    "Direct and indirect subtypes of the indication, nearest first.",
    descendantsOf,
  ),
}));

rootFields("Indication");
