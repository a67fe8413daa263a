import { isTicker } from "../../domain/code.ts";
import { relationOf } from "../../model/derived/relation.ts";
import type { Row } from "../../model/model.ts";
import { companiesByTicker } from "../../store/query/node.ts";
import { relationOrderOf } from "../../store/query/order.ts";
import { rightsGrantOrder, rightsGrantsOfCompanies } from "../../store/query/part.ts";
import { relatedNodes } from "../../store/query/relation.ts";
import { childPage } from "../core/connection.ts";
import { entityType } from "../core/entity.ts";
import { column } from "../core/field/column.ts";
import { columns, partList, partType } from "../core/field/part.ts";
import { relation } from "../core/field/relation.ts";
import { refs } from "../core/ref.ts";
import { rootFields } from "../core/root.ts";
import { rightsGrantConnection } from "./rights-grant.ts";

const Listing = partType("Listing", (t) => columns(t, "Listing", ["exchange", "symbol", "validFrom", "validTo"]));

const parents = { ...relationOf("Company", "parents"), isInverse: false };

entityType("Company", (t) => ({
  legalName: column(t, "Company", "legalName"),
  kind: column(t, "Company", "kind"),
  country: column(t, "Company", "country"),
  foundedOn: column(t, "Company", "foundedOn"),
  lei: column(t, "Company", "lei"),
  cik: column(t, "Company", "cik"),
  wikidata: column(t, "Company", "wikidata"),
  listings: partList(t, "Company", "listings", Listing),
  parent: t.field({
    type: refs.Company,
    nullable: true,
    description:
      "The direct owner of the company; if several, the one whose ownership began last. Null if none owned the company at that date or no source says.",
    args: {
      asOf: t.arg({
        type: "PartialDate",
        description: "The date at which ownership is evaluated. Defaults to ownership that has not ended.",
      }),
    },
    resolve: async (row, { asOf }, context) => {
      const owners = await childPage<Row<"Company">, { first: number; asOf: string | null | undefined }>(
        context,
        "Company.parent",
        row.id,
        { first: 1, asOf },
        relationOrderOf(parents),
        (keys) => relatedNodes<Row<"Company">>(parents, keys, { validOn: asOf ?? "now" }),
      );
      return owners.page.rows[0] ?? null;
    },
  }),
  rightsGrants: rightsGrantConnection(
    t,
    "Company",
    "Grants of rights that the company makes or receives, ordered by agreement.",
    rightsGrantOrder,
    rightsGrantsOfCompanies,
  ),
  parents: relation(t, "Company", "parents"),
  subsidiaries: relation(t, "Company", "subsidiaries", {
    args: (arg) => ({
      asOf: arg({
        type: "PartialDate",
        description: "Returns companies owned at this date. Defaults to those whose ownership has not ended.",
      }),
    }),
    request: ({ asOf }) => ({ validOn: (asOf as string | null | undefined) ?? "now" }),
  }),
}));

rootFields("Company", {
  ticker: {
    normalize: (ticker) => ticker.trim(),
    isValid: isTicker,
    example: "NASDAQ:NVAX",
    description:
      'Stock exchange and ticker symbol as `listings` shows them, for example "NASDAQ:NVAX"; the symbol alone if the exchange of the listing is null.',
    find: companiesByTicker,
  },
});
