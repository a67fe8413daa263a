import { conceptOf } from "../../model/model.ts";
import { type ClaimRow, claimOrder, claimsOfSources } from "../../store/query/claim.ts";
import { paged } from "../core/cost.ts";
import { nodeType } from "../core/entity.ts";
import { column } from "../core/field/column.ts";
import { childPage } from "../core/list/connection.ts";
import { matchingChildren, whereArgument } from "../core/list/filter.ts";
import { rootConnection, rootFields } from "../core/root.ts";

nodeType("Source", (t) => ({
  title: column(t, "Source", "title"),
  slug: t.exposeString("id", {
    description: `Readable identifier, unique among sources and never reassigned. For example "${conceptOf("Source").example}".`,
  }),
  publisher: column(t, "Source", "publisher"),
  kind: column(t, "Source", "kind"),
  url: column(t, "Source", "url"),
  publishedOn: column(t, "Source", "publishedOn"),
  retrievedOn: column(t, "Source", "retrievedOn"),
  license: column(t, "Source", "license"),
  contentHash: column(t, "Source", "contentHash"),
  claims: t.field({
    type: rootConnection<ClaimRow>("Claim"),
    description: "Claims that cite the source, by subject.",
    ...paged,
    args: { where: t.arg(whereArgument("Claim")), ...t.arg.connectionArgs() },
    resolve: (row, args, context) =>
      childPage<ClaimRow, typeof args>(context, "Source.claims", row.id, args, claimOrder, (keys) =>
        matchingChildren(claimsOfSources(keys), "Claim", args.where),
      ),
  }),
}));

rootFields("Source");
