-- 7 statements
select * from (select *, 'Agreement' as type from agreement) as row where 1 = 1 order by "announced_on" is null asc, "announced_on" desc, "id" asc limit ?

select count(*) as total from (select *, 'Agreement' as type from agreement) as row

select * from "party" where "agreement_id" in (select value from json_each(?)) order by "agreement_id", "position"

select * from ( select row.*, row_number() over (partition by parent_key order by "sort_name" asc, "id" asc) as page_place from ( select therapy.*, 'Therapy' as type, edge.agreement_id as parent_key, edge.stage_at_signing as edge_stage_at_signing, json_array(edge.fact) as edge_facts_json from agreement_therapy as edge join therapy on therapy.id = edge.therapy_id where edge.agreement_id in (select value from json_each(?))) as row where 1 = 1 ) as placed where page_place <= ? order by parent_key, page_place

select *, 'Company' as type from "company" where "id" in (select value from json_each(?))

select * from ( select row.*, row_number() over (partition by parent_key order by "sort_name" asc, "edge_fact" asc) as page_place from ( select indication.*, 'Indication' as type, edge.therapy_id as parent_key, edge.therapy_id as edge_therapy_id, edge.indication_id as edge_indication_id, edge.stage as edge_stage, edge.activity as edge_activity, edge.population as edge_population, edge.as_of as edge_as_of, edge.fact as edge_fact from therapy_indication as edge join indication on indication.id = edge.indication_id where edge.therapy_id in (select value from json_each(?))) as row where 1 = 1 ) as placed where page_place <= ? order by parent_key, page_place

select * from ( select row.*, row_number() over (partition by parent_key order by "occurred_on" is null asc, "occurred_on" desc, "id" asc) as page_place from ( select regulatory_event.*, 'RegulatoryEvent' as type, "therapy_id" as parent_key, 'RegulatoryEvent:' || "id" || ' RegulatoryEvent.therapy' as edge_fact from regulatory_event where "therapy_id" in (select value from json_each(?))) as row where 1 = 1 ) as placed where page_place <= ? order by parent_key, page_place
