import type { NodeType, Row } from "../../../model/model.ts";
import type { ChildRows, Order } from "../../../store/query/page.ts";
import type { RightsGrantRow } from "../../../store/query/part.ts";
import type { Field, Fields } from "../../core/builder.ts";
import { paged } from "../../core/cost.ts";
import { columns, linkList, partType, reference } from "../../core/field/part.ts";
import { childPage } from "../../core/list/connection.ts";
import { connectionType } from "../../core/list/connection-type.ts";
import { matchingChildren, whereArgument } from "../../core/list/filter.ts";
import { refs } from "../../core/ref.ts";
import { Territory } from "./territory.ts";

export const RightsGrant = partType("RightsGrant", (t) => ({
  agreement: t.field({
    type: refs.Agreement,
    description: "The agreement under which the rights are granted.",
    resolve: (row) => (row as RightsGrantRow).agreement_id,
  }),
  grantor: reference(t, "RightsGrant", "grantor"),
  grantee: reference(t, "RightsGrant", "grantee"),
  ...columns(t, "RightsGrant", ["rights", "exclusivity"]),
  therapies: linkList(t, "RightsGrant", "therapies"),
  fieldsOfUse: linkList(t, "RightsGrant", "fieldsOfUse"),
  territory: t.field({ type: Territory, description: "The territory of the rights.", resolve: (row) => row }),
  ...columns(t, "RightsGrant", ["validFrom", "validTo"]),
}));

const RightsGrantConnection = connectionType<RightsGrantRow>("RightsGrant", {
  of: "rights grants",
  node: RightsGrant,
  isSourced: true,
});

/** The grants that concern a node, as a connection. */
export function rightsGrantConnection<N extends NodeType>(
  t: Fields<Row<N>>,
  owner: N,
  description: string,
  order: Order,
  rows: (owners: readonly string[]) => ChildRows<RightsGrantRow>,
): Field {
  return t.field({
    type: RightsGrantConnection,
    description,
    ...paged,
    args: { where: t.arg(whereArgument("RightsGrant")), ...t.arg.connectionArgs() },
    resolve: (row, args, context) =>
      childPage<RightsGrantRow, typeof args>(
        context,
        `${owner}.rightsGrants`,
        (row as { id: string }).id,
        args,
        order,
        (keys) => matchingChildren(rows(keys), "RightsGrant", args.where),
      ),
  });
}
