import * as z from "zod";
import { Exclusivity, Right } from "../domain/deal-vocabulary.ts";
import { slugOfValues } from "../domain/node-key.ts";
import type { NodeDocument } from "../store/change-set.ts";
import type { Draft, Row } from "./draft.ts";
import { checkPeriod } from "./entity.ts";
import { country, date, flag, item, list, oneOf, slug, words } from "./fact.ts";

const territory = z.strictObject({
  worldwide: flag.optional().describe("Whether the whole world is meant; absent where no source says."),
  regions: list(
    z.string().regex(/^\d{3}$/, { error: 'write a UN M49 code of three digits, such as "150" for Europe' }),
  ),
  include: list(country, 250),
  exclude: list(country, 250),
  asStated: words.optional(),
});

export const rightsGrant = item({
  grantor: slug.optional(),
  grantee: slug,
  therapies: list(slug),
  rights: z.array(oneOf(Right)).min(1).max(6),
  exclusivity: oneOf(Exclusivity).optional(),
  field: list(slug).describe("The indications to which the rights are limited."),
  territory,
  validFrom: date.optional(),
  validTo: date.optional(),
});

/** Grants of rights as rows: the grants, and what they cover. */
export function rightsGrantRows(draft: Draft, grants: readonly z.infer<typeof rightsGrant>[]): NodeDocument["owned"] {
  const rows = { rights_grant: [] as Row[], rights_grant_therapy: [] as Row[], rights_grant_field: [] as Row[] };
  for (const [position, grant] of grants.entries()) {
    const path = ["rights", position];
    const { territory } = grant;
    const where = wordsOf(territory);
    checkPeriod(draft, path, { from: grant.validFrom, to: grant.validTo });
    if (territory.worldwide === "true" && territory.include) {
      draft.problem([...path, "territory"], "is worldwide and lists countries to include; write one of the two");
    }
    if (grant.grantor) draft.refer("Company", grant.grantor, [...path, "grantor"]);
    const fact = draft.item("rights", position, grant, {
      item: [
        grant.grantor,
        grant.grantee,
        grant.exclusivity,
        ...grant.rights,
        ...(grant.therapies ?? []),
        ...(grant.field ?? []),
        where,
      ]
        .filter(Boolean)
        .join(" "),
      object: { type: "Company", slug: grant.grantee },
      detail: [grant.exclusivity, grant.rights.join(" + "), where].filter(Boolean).join(", "),
    });
    const id = slugOfValues([fact]);
    rows.rights_grant.push({
      id,
      position,
      grantor_id: grant.grantor ?? null,
      grantee_id: grant.grantee,
      rights_json: JSON.stringify(grant.rights),
      exclusivity: grant.exclusivity ?? null,
      worldwide: territory.worldwide === undefined ? null : territory.worldwide === "true" ? 1 : 0,
      regions_json: JSON.stringify(territory.regions ?? []),
      include_json: JSON.stringify(territory.include ?? []),
      exclude_json: JSON.stringify(territory.exclude ?? []),
      territory_as_stated: territory.asStated ?? null,
      valid_from: grant.validFrom ?? null,
      valid_to: grant.validTo ?? null,
      fact,
    });
    for (const [index, therapy] of (grant.therapies ?? []).entries()) {
      draft.refer("Therapy", therapy, [...path, "therapies", index]);
      rows.rights_grant_therapy.push({ rights_grant_id: id, therapy_id: therapy });
    }
    for (const [index, indication] of (grant.field ?? []).entries()) {
      draft.refer("Indication", indication, [...path, "field", index]);
      rows.rights_grant_field.push({ rights_grant_id: id, indication_id: indication });
    }
  }
  return rows;
}

function wordsOf(where: z.infer<typeof territory>): string {
  return [
    where.worldwide === "true" ? "worldwide" : "",
    ...(where.regions ?? []),
    ...(where.include ?? []),
    ...(where.exclude ? [`not ${where.exclude.join(" ")}`] : []),
  ]
    .filter(Boolean)
    .join(" ");
}
