-- 6 statements
select "node".*, 'DrugTarget' as type from "drug_target" as node where "id" in (select value from json_each(?))

select * from ( select "far".*, 'Therapy' as type, edge.fact as edge_fact, parent.value as parent_key from json_each(?) as parent cross join "therapy_target" as edge on edge.fact in (select "edge_fact" from ( select "far".*, 'Therapy' as type, edge.fact as edge_fact, "edge"."drug_target_id" as parent_key from "therapy_target" as edge cross join "therapy" as far on far.id = "edge"."therapy_id" where "edge"."drug_target_id" = parent.value and visit_row("edge"."drug_target_id")) as row where visit_row("parent_key") and 1 = 1 order by "sort_name" asc, "id" asc limit 51) cross join "therapy" as far on far.id = "edge"."therapy_id") as row order by parent_key, "sort_name" asc, "id" asc

select parent_key, count(*) as total from ( select "far".*, 'Therapy' as type, edge.fact as edge_fact, "edge"."drug_target_id" as parent_key from "therapy_target" as edge cross join "therapy" as far on far.id = "edge"."therapy_id" where "edge"."drug_target_id" in (select value from json_each(?)) and visit_row("edge"."drug_target_id")) as row where visit_row("parent_key") group by parent_key

select * from ( select "far".*, 'Company' as type, json_group_array("edge"."role" order by "edge"."role") as "edge_roles_json", json_group_array("edge"."fact" order by "edge"."fact") as edge_facts_json, "edge"."therapy_id" as parent_key from "therapy_company" as edge cross join "company" as far on far.id = "edge"."company_id" where "edge"."therapy_id" in (select value from json_each(?)) and visit_row("edge"."therapy_id") group by "edge"."therapy_id", far.id) as row where visit_row("parent_key") and 1 = 1 order by parent_key, "sort_name" asc, "id" asc

select * from ( select row.*, row_number() over (partition by parent_key order by "agreement_id" asc, "position" asc, "id" asc) as page_place from ( select rights_grant.*, covered.therapy_id as parent_key from rights_grant_therapy as covered cross join rights_grant on rights_grant.id = covered.rights_grant_id where covered.therapy_id in (select value from json_each(?))) as row where visit_row("parent_key") and 1 = 1 ) as placed where page_place <= ? order by parent_key, page_place

select "node".*, 'Company' as type from "company" as node where "id" in (select value from json_each(?))
