-- 10 statements
select "node".*, 'Therapy' as type from "therapy" as node where "id" in (select value from json_each(?))

select * from ( select "far".*, 'Agreement' as type, "edge"."role" as "edge_role", "edge"."stage_at_signing" as "edge_stage_at_signing", edge.fact as edge_fact, parent.value as parent_key from json_each(?) as parent cross join "agreement_therapy" as edge on edge.fact in (select "edge_fact" from ( select "far".*, 'Agreement' as type, "edge"."role" as "edge_role", "edge"."stage_at_signing" as "edge_stage_at_signing", edge.fact as edge_fact, "edge"."therapy_id" as parent_key from "agreement_therapy" as edge cross join "agreement" as far on far.id = "edge"."agreement_id" where "edge"."therapy_id" = parent.value and visit_row("edge"."therapy_id")) as row where visit_row("parent_key") and 1 = 1 order by "announced_on" is null asc, "announced_on" desc, "id" asc, "edge_fact" asc limit 4) cross join "agreement" as far on far.id = "edge"."agreement_id") as row order by parent_key, "announced_on" is null asc, "announced_on" desc, "id" asc, "edge_fact" asc

select * from ( select "far".*, 'RegulatoryEvent' as type, parent.value as parent_key from json_each(?) as parent cross join "regulatory_event" as far on far.id in (select "id" from ( select "far".*, 'RegulatoryEvent' as type, "far"."therapy_id" as parent_key from "regulatory_event" as far where "far"."therapy_id" = parent.value) as row where visit_row("parent_key") and 1 = 1 order by "date" is null asc, "date" desc, "id" asc limit 2)) as row order by parent_key, "date" is null asc, "date" desc, "id" asc

select * from "agreement_party" where "agreement_id" in (select value from json_each(?)) order by "agreement_id", position

select * from "financial_term" where "agreement_id" in (select value from json_each(?)) order by "agreement_id", position

select * from ( select "far".*, 'Indication' as type, edge.fact as edge_fact, "edge"."agreement_id" as parent_key from "agreement_indication" as edge cross join "indication" as far on far.id = "edge"."indication_id" where "edge"."agreement_id" in (select value from json_each(?)) and visit_row("edge"."agreement_id")) as row where visit_row("parent_key") and 1 = 1 order by parent_key, "sort_name" asc, "id" asc

select * from ( select row.*, row_number() over (partition by parent_key order by "subject" asc, "position" asc) as page_place from ( select "claim".*, 'Claim' as type, subject as parent_key from claim where subject in (select value from json_each(?)) and predicate in (select value from json_each(?)) ) as row where visit_row("parent_key") and 1 = 1 ) as placed where page_place <= ? order by parent_key, page_place

select "node".*, 'Company' as type from "company" as node where "id" in (select value from json_each(?))

select evidence.*, claim_evidence.claim_id as parent_key from claim_evidence cross join evidence on evidence.id = claim_evidence.evidence_id where claim_evidence.claim_id in (select value from json_each(?)) order by claim_evidence.position

select "node".*, 'Source' as type from "source" as node where "id" in (select value from json_each(?))
