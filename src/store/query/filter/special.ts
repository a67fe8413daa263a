import { type RawBuilder, sql } from "kysely";
import { type AskedTerritory, territoryAsked } from "../../../domain/rights/territory-asked.ts";
import { isEntityType } from "../../../model/model.ts";
import { ownedBy } from "../graph/ownership.ts";
import type { Compared } from "./operand.ts";
import { relatedCondition } from "./related-to.ts";
import { type ConditionOn, rowsOfShape } from "./relation.ts";
import type { FilterRequest, Where } from "./request.ts";
import { rightsCondition } from "./rights.ts";
import { searchedCondition } from "./searched.ts";

/** A condition that does not derive from the model, given the condition on other rows. */
export type SpecialCondition = (
  value: Where,
  compared: Compared,
  request: FilterRequest,
  conditionOn: ConditionOn,
) => RawBuilder<unknown>;

/** Indications that match a filter, and their descendants. */
const within: SpecialCondition = (where, { alias }, request, conditionOn) => {
  const kin = `${alias}_kin`;
  const condition = conditionOn("Indication", where, rowsOfShape("Indication", kin), { ...request, scope: "all" });
  // The condition occurs once in the statement: with two references, nested filters would double it at each level.
  return sql`${sql.ref(`${alias}.id`)} in (
    select line.member from (select id from indication as ${sql.table(kin)} where ${condition}) as kin
    join (
      select id as member, id as ancestor from indication
      union all select indication_id, ancestor_id from indication_ancestor
    ) as line on line.ancestor = kin.id)`;
};

function companiesThatMatch(
  where: Where,
  company: string,
  request: FilterRequest,
  conditionOn: ConditionOn,
): RawBuilder<unknown> {
  const condition = conditionOn("Company", where, rowsOfShape("Company", company), { ...request, scope: "all" });
  return sql`(select id from company as ${sql.table(company)} where ${condition})`;
}

/** Companies that match the other conditions of a filter, and those that they own today, directly or indirectly. */
export const groupCondition: SpecialCondition = (where, { alias }, request, conditionOn) => {
  const owners = companiesThatMatch({ ...where, orSubsidiaries: null }, `${alias}_owner`, request, conditionOn);
  return sql`${sql.ref(`${alias}.id`)} in ${ownedBy(owners, request.today, `${alias}_group`)}`;
};

const rights: SpecialCondition = (value, { alias }, request, conditionOn) =>
  rightsCondition(value, alias, request, (where) =>
    companiesThatMatch(where, `${alias}_holding`, request, conditionOn),
  );

const territoryColumns = [
  "worldwide",
  "included_regions_json",
  "excluded_regions_json",
  "included_countries_json",
  "excluded_countries_json",
] as const;

const covers: SpecialCondition = (value, { alias }, { today }) => {
  const asked = value as AskedTerritory & { on?: string | null; extent?: string | null };
  const day = asked.on ?? today;
  const columns = sql.join(territoryColumns.map((column) => sql.ref(`${alias}.${column}`)));
  const countries = JSON.stringify(territoryAsked(asked, day));
  return sql`territory_covers(${columns}, ${day}, ${countries}, ${asked.extent ?? "EVERY"}) = 1`;
};

/** The conditions that do not derive from the model, by shape and name. */
const special: Readonly<Record<string, Readonly<Record<string, SpecialCondition>>>> = {
  Indication: { within },
  Therapy: { rights },
  Territory: { covers },
};

/** A condition that does not derive from the model. Undefined if it does. */
export function specialCondition(shape: string, name: string): SpecialCondition | undefined {
  if (name === "relatedTo")
    return (value, { alias }, request, conditionOn) =>
      relatedCondition(shape, value, alias, request, (edges) =>
        conditionOn("Neighbor", value, rowsOfShape("Neighbor", edges), request),
      );
  if (name === "search" && isEntityType(shape)) return (value, { alias }) => searchedCondition(shape, value, alias);
  return special[shape]?.[name];
}
