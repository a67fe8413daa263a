-- 7 statements
select *, 'Company' as type from "company" where "id" in (select value from json_each(?))

select * from ( select row.*, row_number() over (partition by parent_key order by "sort_name" asc, "id" asc, "edge_fact" asc) as page_place from ( select person.*, 'Person' as type, edge.company_id as parent_key, edge.title as edge_title, edge.from_on as edge_from_on, edge.to_on as edge_to_on, edge.fact as edge_fact from affiliation as edge join person on person.id = edge.person_id where edge.company_id in (select value from json_each(?))) as row where 1 = 1 ) as placed where page_place <= ? order by parent_key, page_place

select parent_key, count(*) as total from ( select person.*, 'Person' as type, edge.company_id as parent_key, edge.title as edge_title, edge.from_on as edge_from_on, edge.to_on as edge_to_on, edge.fact as edge_fact from affiliation as edge join person on person.id = edge.person_id where edge.company_id in (select value from json_each(?))) as row group by parent_key

select * from "statement" where "person_id" in (select value from json_each(?)) order by "position"

select *, 'RegulatoryEvent' as type from "regulatory_event" where "id" in (select value from json_each(?))

select *, 'Agreement' as type from "agreement" where "id" in (select value from json_each(?))

select *, 'Therapy' as type from "therapy" where "id" in (select value from json_each(?))
