-- 6 statements
select *, 'Therapy' as type from "therapy" where "id" in (select value from json_each(?))

select * from ( select row.*, row_number() over (partition by parent_key order by "started_on" is null asc, "started_on" desc, "id" asc) as page_place from ( select trial.*, 'Trial' as type, "edge"."therapy_id" as parent_key, json_array(edge.fact) as edge_facts_json from "trial_therapy" as edge join trial on trial.id = edge.trial_id where "edge"."therapy_id" in (select value from json_each(?))) as row where 1 = 1 ) as placed where page_place <= ? order by parent_key, page_place

select * from "outcome" where "trial_id" in (select value from json_each(?)) order by "position"

select claim.*, 'Claim' as type, fact as parent_key from claim where fact in (select value from json_each(?)) order by position

select "evidence".*, "claim_evidence"."claim_id" as "parent_key" from "claim_evidence" inner join "evidence" on "evidence"."id" = "claim_evidence"."evidence_id" where "claim_evidence"."claim_id" in (select value from json_each(?)) order by "claim_evidence"."position"

select *, 'Source' as type from "source" where "id" in (select value from json_each(?))
