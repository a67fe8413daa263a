-- 7 statements
select "node".*, 'Company' as type from "company" as node where "id" in (select value from json_each(?))

select * from ( select row.*, row_number() over (partition by parent_key order by "sort_name" asc, "id" asc, "edge_fact" asc) as page_place from ( select "far".*, 'Person' as type, "edge"."company_id" as parent_key, "edge"."title" as "edge_title", "edge"."valid_from" as "edge_valid_from", "edge"."valid_to" as "edge_valid_to", edge.position as edge_position, edge.fact as edge_fact from "person_company" as edge cross join "person" as far on far.id = "edge"."person_id" where "edge"."company_id" in (select value from json_each(?)) and visit_row("edge"."company_id") ) as row where 1 = 1 and visit_row("parent_key") ) as placed where page_place <= ? order by parent_key, page_place

select parent_key, count(*) as total from ( select "far".*, 'Person' as type, "edge"."company_id" as parent_key, "edge"."title" as "edge_title", "edge"."valid_from" as "edge_valid_from", "edge"."valid_to" as "edge_valid_to", edge.position as edge_position, edge.fact as edge_fact from "person_company" as edge cross join "person" as far on far.id = "edge"."person_id" where "edge"."company_id" in (select value from json_each(?)) and visit_row("edge"."company_id") ) as row where visit_row("parent_key") group by parent_key

select * from "quote" where "person_id" in (select value from json_each(?)) order by "person_id", position

select "node".*, 'RegulatoryEvent' as type from "regulatory_event" as node where "id" in (select value from json_each(?))

select "node".*, 'Agreement' as type from "agreement" as node where "id" in (select value from json_each(?))

select "node".*, 'Therapy' as type from "therapy" as node where "id" in (select value from json_each(?))
