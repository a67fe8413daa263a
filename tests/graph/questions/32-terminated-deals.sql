-- 6 statements
select * from (select * from (select "node".*, 'Agreement' as type from "agreement" as node) as kept where visit_row("kept"."id") and ((("kept"."terminated_on" is not null and "kept"."terminated_on" >= ?)))) as row where 1 = 1 order by "terminated_on" is null asc, "terminated_on" desc, "id" asc limit 21

select count(*) as total from (select * from (select "node".*, 'Agreement' as type from "agreement" as node) as kept where visit_row("kept"."id") and ((("kept"."terminated_on" is not null and "kept"."terminated_on" >= ?)))) as row

select * from "agreement_milestone" where "agreement_id" in (select value from json_each(?)) order by "agreement_id", position

select * from ( select "far".*, 'Therapy' as type, "edge"."role" as "edge_role", "edge"."stage_at_signing" as "edge_stage_at_signing", edge.fact as edge_fact, "edge"."agreement_id" as parent_key from "agreement_therapy" as edge cross join "therapy" as far on far.id = "edge"."therapy_id" where "edge"."agreement_id" in (select value from json_each(?)) and visit_row("edge"."agreement_id")) as row where visit_row("parent_key") and 1 = 1 order by parent_key, "sort_name" asc, "id" asc, "edge_fact" asc

select "node".*, 'Company' as type from "company" as node where "id" in (select value from json_each(?))

select * from ( select "far".*, 'Agreement' as type, "edge"."role" as "edge_role", "edge"."stage_at_signing" as "edge_stage_at_signing", edge.fact as edge_fact, parent.value as parent_key from json_each(?) as parent cross join "agreement_therapy" as edge on edge.fact in (select "edge_fact" from ( select "far".*, 'Agreement' as type, "edge"."role" as "edge_role", "edge"."stage_at_signing" as "edge_stage_at_signing", edge.fact as edge_fact, "edge"."therapy_id" as parent_key from "agreement_therapy" as edge cross join "agreement" as far on far.id = "edge"."agreement_id" where "edge"."therapy_id" = parent.value and visit_row("edge"."therapy_id")) as row where visit_row("parent_key") and 1 = 1 order by "announced_on" is null asc, "announced_on" desc, "id" asc, "edge_fact" asc limit 6) cross join "agreement" as far on far.id = "edge"."agreement_id") as row order by parent_key, "announced_on" is null asc, "announced_on" desc, "id" asc, "edge_fact" asc
