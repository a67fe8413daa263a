-- 7 statements
select "node".*, 'Company' as type from "company" as node where "id" in (select value from json_each(?))

select * from ( select "far".*, 'Person' as type, "edge"."title" as "edge_title", "edge"."valid_from" as "edge_valid_from", "edge"."valid_to" as "edge_valid_to", "edge"."company_id" as edge_owner, edge.position as edge_position, edge.fact as edge_fact, parent.value as parent_key from json_each(?) as parent cross join "person_company" as edge on edge.fact in (select "edge_fact" from ( select "far".*, 'Person' as type, "edge"."title" as "edge_title", "edge"."valid_from" as "edge_valid_from", "edge"."valid_to" as "edge_valid_to", "edge"."company_id" as edge_owner, edge.position as edge_position, edge.fact as edge_fact, "edge"."company_id" as parent_key from "person_company" as edge cross join "person" as far on far.id = "edge"."person_id" where "edge"."company_id" = parent.value and visit_row("edge"."company_id")) as row where visit_row("parent_key") and 1 = 1 order by "sort_name" asc, "id" asc, "edge_fact" asc limit 51) cross join "person" as far on far.id = "edge"."person_id") as row order by parent_key, "sort_name" asc, "id" asc, "edge_fact" asc

select parent_key, count(*) as total from ( select "far".*, 'Person' as type, "edge"."title" as "edge_title", "edge"."valid_from" as "edge_valid_from", "edge"."valid_to" as "edge_valid_to", "edge"."company_id" as edge_owner, edge.position as edge_position, edge.fact as edge_fact, "edge"."company_id" as parent_key from "person_company" as edge cross join "person" as far on far.id = "edge"."person_id" where "edge"."company_id" in (select value from json_each(?)) and visit_row("edge"."company_id")) as row where visit_row("parent_key") group by parent_key

select * from "quote" where "person_id" in (select value from json_each(?)) order by "person_id", position

select "node".*, 'RegulatoryEvent' as type from "regulatory_event" as node where "id" in (select value from json_each(?))

select "node".*, 'Agreement' as type from "agreement" as node where "id" in (select value from json_each(?))

select "node".*, 'Therapy' as type from "therapy" as node where "id" in (select value from json_each(?))
