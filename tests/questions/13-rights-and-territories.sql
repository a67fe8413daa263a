-- 7 statements
select *, 'Therapy' as type from "therapy" where "id" in (select value from json_each(?))

select * from ( select row.*, row_number() over (partition by parent_key order by "announced_on" is null asc, "announced_on" desc, "id" asc) as page_place from ( select agreement.*, 'Agreement' as type, edge.therapy_id as parent_key, json_array(edge.fact) as edge_facts_json from agreement_therapy as edge join agreement on agreement.id = edge.agreement_id where edge.therapy_id in (select value from json_each(?))) as row where 1 = 1 ) as placed where page_place <= ? order by parent_key, page_place

select *, "agreement_id" as "parent_key" from "rights_grant" where "agreement_id" in (select value from json_each(?)) order by "position"

select "financial_term".*, "agreement"."announced_on", "financial_term"."agreement_id" as "parent_key" from "financial_term" inner join "agreement" on "agreement"."id" = "financial_term"."agreement_id" where "financial_term"."agreement_id" in (select value from json_each(?)) order by "position"

select * from ( select row.*, row_number() over (partition by parent_key order by "announced_on" is null asc, "announced_on" desc, "id" asc, "edge_direction" asc, "edge_fact" asc) as page_place from ( select agreement.*, 'Agreement' as type, "edge"."agreement_id" as parent_key, edge.relation as edge_relation, 'OUTGOING' as edge_direction, edge.fact as edge_fact from agreement_relation as edge join agreement on agreement.id = "edge"."related_id" where "edge"."agreement_id" in (select value from json_each(?)) union all select agreement.*, 'Agreement' as type, "edge"."related_id" as parent_key, edge.relation as edge_relation, 'INCOMING' as edge_direction, edge.fact as edge_fact from agreement_relation as edge join agreement on agreement.id = "edge"."agreement_id" where "edge"."related_id" in (select value from json_each(?))) as row where 1 = 1 ) as placed where page_place <= ? order by parent_key, page_place

select *, 'Company' as type from "company" where "id" in (select value from json_each(?))

select indication.*, 'Indication' as type, field.rights_grant_id as parent_key from rights_grant_field as field join indication on indication.id = field.indication_id where field.rights_grant_id in (select value from json_each(?)) order by indication.sort_name, indication.id
