-- 6 statements
select "node".*, 'Therapy' as type from "therapy" as node where "id" in (select value from json_each(?))

select * from ( select "far".*, 'Trial' as type, edge.position as edge_position, edge.fact as edge_fact, parent.value as parent_key from json_each(?) as parent cross join "trial_therapy" as edge on edge.fact in (select "edge_fact" from ( select "far".*, 'Trial' as type, edge.position as edge_position, edge.fact as edge_fact, "edge"."therapy_id" as parent_key from "trial_therapy" as edge cross join "trial" as far on far.id = "edge"."trial_id" where "edge"."therapy_id" = parent.value and visit_row("edge"."therapy_id")) as row where visit_row("parent_key") and 1 = 1 order by "started_on" is null asc, "started_on" desc, "id" asc limit 21) cross join "trial" as far on far.id = "edge"."trial_id") as row order by parent_key, "started_on" is null asc, "started_on" desc, "id" asc

select * from "trial_outcome" where "trial_id" in (select value from json_each(?)) order by "trial_id", position

select "claim".*, 'Claim' as type, fact as parent_key from claim where fact in (select value from json_each(?)) order by fact, position

select evidence.*, claim_evidence.claim_id as parent_key from claim_evidence cross join evidence on evidence.id = claim_evidence.evidence_id where claim_evidence.claim_id in (select value from json_each(?)) order by claim_evidence.position

select "node".*, 'Source' as type from "source" as node where "id" in (select value from json_each(?))
