import type { PartyRow } from "../store/party.ts";
import { builder } from "./builder.ts";
import { claimsField } from "./claim.ts";
import { Company } from "./company.ts";
import { PartyRole } from "./vocabulary.ts";

export const Party = builder.objectRef<PartyRow>("Party");
Party.implement({
  description: "A company in an agreement, in one role.",
  fields: (t) => ({
    company: t.field({ type: Company, description: "Who.", resolve: (row) => row.company_id }),
    role: t.expose("role", { type: PartyRole, description: "As what." }),
    note: t.exposeString("note", {
      nullable: true,
      description: "What the role does not say; null where it says all.",
    }),
    claims: claimsField(t),
  }),
});
