-- 6 statements
select "node".*, 'Therapy' as type from "therapy" as node where "id" in (select value from json_each(?))

select * from ( select row.*, row_number() over (partition by parent_key order by "started_on" is null asc, "started_on" desc, "id" asc) as page_place from ( select "far".*, 'Trial' as type, "edge"."therapy_id" as parent_key, edge.position as edge_position, edge.fact as edge_fact from "trial_therapy" as edge cross join "trial" as far on far.id = "edge"."trial_id" where "edge"."therapy_id" in (select value from json_each(?)) and visit_row("edge"."therapy_id") ) as row where 1 = 1 and visit_row("parent_key") ) as placed where page_place <= ? order by parent_key, page_place

select * from "trial_outcome" where "trial_id" in (select value from json_each(?)) order by "trial_id", position

select "claim".*, 'Claim' as type, fact as parent_key from claim where fact in (select value from json_each(?)) order by fact, position

select evidence.*, claim_evidence.claim_id as parent_key from claim_evidence cross join evidence on evidence.id = claim_evidence.evidence_id where claim_evidence.claim_id in (select value from json_each(?)) order by claim_evidence.position

select "node".*, 'Source' as type from "source" as node where "id" in (select value from json_each(?))
