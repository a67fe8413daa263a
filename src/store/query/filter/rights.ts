import { type RawBuilder, sql } from "kysely";
import { countryMask, maskLength } from "../../../domain/region/country-mask.ts";
import { territoryAsked } from "../../../domain/rights/territory-asked.ts";
import { anyOf } from "../../engine/sqlite/list.ts";
import { joined } from "./joined.ts";
import type { FilterRequest, Where } from "./request.ts";

/** What a filter asks about the rights to a therapy, with the field names of the API. */
interface RightsWhere {
  right: string;
  countries?: readonly string[] | null;
  regions?: readonly string[] | null;
  outside?: readonly string[] | null;
  on?: string | null;
  extent?: "EVERY" | "SOME" | null;
  statuses?: readonly string[] | null;
  heldBy?: Where | null;
  heldByOriginator?: boolean | null;
}

const defaultStatuses = ["KNOWN", "PARTLY_KNOWN"];

/**
 * Whether a right to a therapy is held as asked, in every or in some country of a territory.
 * @param companies the companies that match a filter, as the right-hand side of `in`
 */
export function rightsCondition(
  where: Where,
  alias: string,
  { today, scope }: FilterRequest,
  companies: (where: Where) => RawBuilder<unknown>,
): RawBuilder<unknown> {
  const { right, countries, regions, outside, on, extent, statuses, heldBy, heldByOriginator } =
    where as unknown as RightsWhere;
  const day = on ?? today;
  const mask = countryMask(territoryAsked({ countries, regions, outside }, day));
  const rights = `${alias}_rights`;
  const name = (column: string) => sql.ref(`${rights}.${column}`);
  const holder = sql.table(`${rights}_holder`);
  const held = (condition: RawBuilder<unknown>) => sql`exists (
    select 1 from therapy_rights_holder as ${holder}
    where ${sql.ref(`${rights}_holder.therapy_rights_id`)} = ${name("id")} and ${condition})`;
  const byOriginator = held(sql`${sql.ref(`${rights}_holder.is_originator`)} = 1`);
  const accepted = statuses ?? defaultStatuses;
  const conditions = [
    sql`${name("status")} in ${anyOf(accepted)}`,
    ...(heldBy ? [held(sql`${sql.ref(`${rights}_holder.company_id`)} in ${companies(heldBy)}`)] : []),
    ...(heldByOriginator == null ? [] : [heldByOriginator ? byOriginator : sql`not ${byOriginator}`]),
  ];
  const overlaps = Array.from(
    { length: maskLength },
    (_, index) => sql`(${name(`countries_${index}`)} & ${sql.lit(mask[index] ?? 0)}) <> 0`,
  );
  const extreme = extent === "SOME" ? sql`max` : sql`min`;
  // A therapy without rows is one about whose rights nothing is known.
  const isMetWithoutRows = accepted.includes("UNKNOWN") && !heldBy && heldByOriginator == null;
  const isMet = sql`${extreme}(case when ${joined(conditions, "and")} then 1 else 0 end)`;
  const rows = sql`from therapy_rights as ${sql.table(rights)}
    where ${name("licensed_right")} = ${right} and ${name("valid_from")} <= ${day}
      and (${name("valid_until")} is null or ${name("valid_until")} > ${day}) and ${joined(overlaps, "or")}`;
  const id = sql.ref(`${alias}.id`);
  if (scope === "few")
    return sql`coalesce((select ${isMet} ${rows} and ${name("therapy_id")} = ${id}), ${sql.lit(isMetWithoutRows ? 1 : 0)}) = 1`;
  const therapies = (met: number) =>
    sql`(select ${name("therapy_id")} ${rows} group by ${name("therapy_id")} having ${isMet} = ${sql.lit(met)})`;
  return isMetWithoutRows ? sql`${id} not in ${therapies(0)}` : sql`${id} in ${therapies(1)}`;
}
