-- 10 statements
select *, 'Therapy' as type from "therapy" where "id" in (select value from json_each(?))

select * from ( select row.*, row_number() over (partition by parent_key order by "announced_on" is null asc, "announced_on" desc, "id" asc) as page_place from ( select agreement.*, 'Agreement' as type, edge.therapy_id as parent_key, json_array(edge.fact) as edge_facts_json from agreement_therapy as edge join agreement on agreement.id = edge.agreement_id where edge.therapy_id in (select value from json_each(?))) as row where 1 = 1 ) as placed where page_place <= ? order by parent_key, page_place

select * from ( select row.*, row_number() over (partition by parent_key order by "occurred_on" is null asc, "occurred_on" desc, "id" asc) as page_place from ( select regulatory_event.*, 'RegulatoryEvent' as type, "therapy_id" as parent_key, 'RegulatoryEvent:' || "id" || ' RegulatoryEvent.therapy' as edge_fact from regulatory_event where "therapy_id" in (select value from json_each(?))) as row where 1 = 1 ) as placed where page_place <= ? order by parent_key, page_place

select * from "party" where "agreement_id" in (select value from json_each(?)) order by "agreement_id", "position"

select "financial_term".*, "agreement"."announced_on", "financial_term"."agreement_id" as "parent_key" from "financial_term" inner join "agreement" on "agreement"."id" = "financial_term"."agreement_id" where "financial_term"."agreement_id" in (select value from json_each(?)) order by "position"

select * from ( select row.*, row_number() over (partition by parent_key order by "sort_name" asc, "id" asc) as page_place from ( select indication.*, 'Indication' as type, edge.agreement_id as parent_key, json_array(edge.fact) as edge_facts_json from agreement_indication as edge join indication on indication.id = edge.indication_id where edge.agreement_id in (select value from json_each(?))) as row where 1 = 1 ) as placed where page_place <= ? order by parent_key, page_place

select * from ( select row.*, row_number() over (partition by parent_key order by "subject" asc, "position" asc) as page_place from ( select claim.*, 'Claim' as type, subject as parent_key from claim where subject in (select value from json_each(?)) and predicate = ? ) as row where 1 = 1 ) as placed where page_place <= ? order by parent_key, page_place

select *, 'Company' as type from "company" where "id" in (select value from json_each(?))

select "evidence".*, "claim_evidence"."claim_id" as "parent_key" from "claim_evidence" inner join "evidence" on "evidence"."id" = "claim_evidence"."evidence_id" where "claim_evidence"."claim_id" in (select value from json_each(?)) order by "claim_evidence"."position"

select *, 'Source' as type from "source" where "id" in (select value from json_each(?))
