import { isTicker } from "../../domain/code.ts";
import { relationOf } from "../../model/derived/relation.ts";
import type { Row } from "../../model/model.ts";
import { ultimateParents } from "../../store/query/graph/ownership.ts";
import { companiesByTicker } from "../../store/query/node.ts";
import { relationOrderOf } from "../../store/query/order.ts";
import { rightsGrantOrder, rightsGrantsOfCompanies } from "../../store/query/part.ts";
import { relatedNodes } from "../../store/query/relation.ts";
import type { Context } from "../core/context.ts";
import { cost, weights } from "../core/cost.ts";
import { entityType } from "../core/entity.ts";
import { column } from "../core/field/column.ts";
import { columns, partList, partType } from "../core/field/part.ts";
import { relation } from "../core/field/relation.ts";
import { childPage } from "../core/list/connection.ts";
import { loadList } from "../core/load.ts";
import { refs } from "../core/ref.ts";
import { rootFields } from "../core/root.ts";
import { dayOf } from "../core/today.ts";
import { type Now, then } from "../execution/promise.ts";
import { rightsGrantConnection } from "./agreement/rights-grant.ts";

const Listing = partType("Listing", (t) => columns(t, "Listing", ["exchange", "symbol", "validFrom", "validTo"]));

/** The argument of fields that depend on ownership. */
const onArgument = {
  type: "FullDate",
  description:
    "The day on which ownership is evaluated. Defaults to today. An ownership lasts from the first day of `validFrom` to the last day of `validTo`; it has always begun if `validFrom` is null, and continues if `validTo` is null.",
} as const;

const maxUltimateParents = 20;

function ultimateParentsOf(
  context: Context,
  company: string,
  on: string | null | undefined,
): Now<readonly Row<"Company">[]> {
  const day = dayOf(on);
  return loadList(context, `Company.ultimateParents ${day}`, company, (store, companies) =>
    ultimateParents(store, companies, day),
  );
}

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
      "The direct owner of the company; if several, the one whose ownership began last. Null if none owned the company on that day or no source says.",
    args: { on: t.arg(onArgument) },
    resolve: async (row, { on }, context) => {
      const day = dayOf(on);
      const owners = await childPage<Row<"Company">, { first: number }>(
        context,
        "Company.parent",
        row.id,
        { first: 1 },
        relationOrderOf(parents),
        (keys) => relatedNodes<Row<"Company">>(parents, keys, { validOn: day }),
        day,
      );
      return owners.page.rows[0] ?? null;
    },
  }),
  ultimateParent: t.field({
    type: refs.Company,
    ...cost(weights.ownershipChain),
    nullable: true,
    description:
      "The company at the top of the chain of ownership above the company. Null if no company owned it on that day, or if its chains of ownership lead to several companies, as they may above a joint venture; `ultimateParents` lists them.",
    args: { on: t.arg(onArgument) },
    resolve: (row, { on }, context) =>
      then(ultimateParentsOf(context, row.id, on), (owners) => (owners.length === 1 ? (owners[0] ?? null) : null)),
  }),
  ultimateParents: t.field({
    type: [refs.Company],
    ...cost(weights.ownershipChain, { assumedSize: maxUltimateParents }),
    description: `The companies at the top of all chains of ownership above the company: those that owned it, directly or indirectly, and that no company owned. At most ${maxUltimateParents}, ordered by name; empty if no company owned it on that day. Companies that own each other in a circle are not at the top of a chain.`,
    args: { on: t.arg(onArgument) },
    resolve: (row, { on }, context) =>
      then(ultimateParentsOf(context, row.id, on), (owners) => owners.slice(0, maxUltimateParents)),
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
    args: (arg) => ({ on: arg(onArgument) }),
    request: ({ on }) => ({ validOn: dayOf(on as string | null | undefined) }),
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
