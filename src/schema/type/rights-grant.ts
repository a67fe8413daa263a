import {
  fieldsByRightsGrant,
  type RightsGrantRow,
  rightsGrantOrder,
  rightsGrantsOfCompanies,
  rightsGrantsOfTherapies,
  therapiesByRightsGrant,
} from "../store/rights-grant.ts";
import { builder } from "./builder.ts";
import { claimsField, edgeClaims } from "./claim.ts";
import { Company } from "./company.ts";
import { childPage, connectionType } from "./connection.ts";
import { keptChildren, whereOf } from "./filter.ts";
import { Indication } from "./indication.ts";
import { loadList } from "./load.ts";
import { Therapy } from "./therapy.ts";
import { Exclusivity, Right } from "./vocabulary.ts";

export const Territory = builder.objectRef<RightsGrantRow>("Territory");
Territory.implement({
  description: "Where a right holds.",
  fields: (t) => ({
    worldwide: t.boolean({
      nullable: true,
      description: "Whether it holds in the whole world but for `exclude`; null where no source says.",
      resolve: (row) => (row.worldwide === null ? null : row.worldwide === 1),
    }),
    regions: t.exposeStringList("regions", {
      description: "Regions where it holds [un:m49]; empty where none are stated.",
    }),
    include: t.expose("include", {
      type: ["CountryCode"],
      description: "Countries where it holds [iso:3166-1 alpha-2]; empty where none are stated.",
    }),
    exclude: t.expose("exclude", {
      type: ["CountryCode"],
      description: "Countries where it does not hold [iso:3166-1 alpha-2]; empty where none are stated.",
    }),
    asStated: t.exposeString("territory_as_stated", {
      nullable: true,
      description: "The few words that carry it; null where the fields say it all.",
    }),
  }),
});

export const RightsGrant = builder.objectRef<RightsGrantRow>("RightsGrant");
RightsGrant.implement({
  description: "What one company may do with another's therapy or technology, and where.",
  fields: (t) => ({
    grantor: t.field({
      type: Company,
      nullable: true,
      description: "Who grants; null where several do together, or no source says.",
      resolve: (row) => row.grantor_id,
    }),
    grantee: t.field({ type: Company, description: "Who may.", resolve: (row) => row.grantee_id }),
    therapies: t.field({
      type: [Therapy],
      description: "With what, by name; at most 50, empty where it is a technology or no source names them.",
      resolve: (row, _args, context) => loadList(context, "RightsGrant.therapies", row.id, therapiesByRightsGrant),
    }),
    rights: t.expose("rights", { type: [Right], description: "To do what." }),
    exclusivity: t.expose("exclusivity", {
      type: Exclusivity,
      nullable: true,
      description: "Who else may; null where not stated.",
    }),
    field: t.field({
      type: [Indication],
      description:
        "For which indications, by name; at most 50. Empty: not limited, or not stated (see the territory's and the claims' words).",
      resolve: (row, _args, context) => loadList(context, "RightsGrant.field", row.id, fieldsByRightsGrant),
    }),
    territory: t.field({ type: Territory, description: "Where.", resolve: (row) => row }),
    validFrom: t.expose("valid_from", {
      type: "PartialDate",
      nullable: true,
      description: "Since when; null where no source says.",
    }),
    validTo: t.expose("valid_to", {
      type: "PartialDate",
      nullable: true,
      description: "Until when; null where it has no end, or no source says.",
    }),
    claims: claimsField(t),
  }),
});

const RightsGrantConnection = connectionType<RightsGrantRow & { edge_fact?: string }>("RightsGrant", {
  of: "grants of rights",
  node: RightsGrant,
  edgeFields: (t) => ({ claims: edgeClaims(t, (row) => [row.fact]) }),
});

builder.objectField(Therapy, "rights", (t) =>
  t.field({
    type: RightsGrantConnection,
    description: "Who may do what with it, by agreement.",
    args: { where: t.arg(whereOf("RightsGrant")), ...t.arg.connectionArgs() },
    resolve: (row, args, context) =>
      childPage(context, "Therapy.rights", row.id, args, rightsGrantOrder, (keys) =>
        keptChildren(rightsGrantsOfTherapies(keys), "RightsGrant", args.where),
      ),
  }),
);

builder.objectField(Company, "rights", (t) =>
  t.field({
    type: RightsGrantConnection,
    description: "What it may do, and what it lets others do, by agreement.",
    args: { where: t.arg(whereOf("RightsGrant")), ...t.arg.connectionArgs() },
    resolve: (row, args, context) =>
      childPage(context, "Company.rights", row.id, args, rightsGrantOrder, (keys) =>
        keptChildren(rightsGrantsOfCompanies(keys), "RightsGrant", args.where),
      ),
  }),
);
