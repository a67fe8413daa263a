-- 7 statements
select "node".*, 'Therapy' as type from "therapy" as node where "id" in (select value from json_each(?))

select * from ( select "far".*, 'Agreement' as type, "edge"."role" as "edge_role", "edge"."stage_at_signing" as "edge_stage_at_signing", edge.fact as edge_fact, parent.value as parent_key from json_each(?) as parent cross join "agreement_therapy" as edge on edge.fact in (select "edge_fact" from ( select "far".*, 'Agreement' as type, "edge"."role" as "edge_role", "edge"."stage_at_signing" as "edge_stage_at_signing", edge.fact as edge_fact, "edge"."therapy_id" as parent_key from "agreement_therapy" as edge cross join "agreement" as far on far.id = "edge"."agreement_id" where "edge"."therapy_id" = parent.value and visit_row("edge"."therapy_id")) as row where visit_row("parent_key") and 1 = 1 order by "announced_on" is null asc, "announced_on" desc, "id" asc, "edge_fact" asc limit 21) cross join "agreement" as far on far.id = "edge"."agreement_id") as row order by parent_key, "announced_on" is null asc, "announced_on" desc, "id" asc, "edge_fact" asc

select * from "rights_grant" where "agreement_id" in (select value from json_each(?)) order by "agreement_id", position

select * from "financial_term" where "agreement_id" in (select value from json_each(?)) order by "agreement_id", position

select * from ( select row.*, row_number() over (partition by parent_key order by "announced_on" is null asc, "announced_on" desc, "id" asc, "edge_direction" asc, "edge_fact" asc) as page_place from ( select "far".*, 'Agreement' as type, "edge"."relation" as "edge_relation", edge.direction as edge_direction, edge.fact as edge_fact, "edge"."agreement_id" as parent_key from "agreement_related_agreement_both_ends" as edge cross join "agreement" as far on far.id = "edge"."related_agreement_id" where "edge"."agreement_id" in (select value from json_each(?)) and visit_row("edge"."agreement_id")) as row where visit_row("parent_key") and 1 = 1 ) as placed where page_place <= ? order by parent_key, page_place

select "node".*, 'Company' as type from "company" as node where "id" in (select value from json_each(?))

select "far".*, 'Indication' as type, "link"."rights_grant_id" as parent_key from "rights_grant_field_of_use" as link cross join "indication" as far on far.id = "link"."indication_id" where "link"."rights_grant_id" in (select value from json_each(?)) order by far.sort_name, far.id
