-- 6 statements
select "node".*, 'Therapy' as type from "therapy" as node where "id" in (select value from json_each(?))

select * from ( select "far".*, 'RegulatoryEvent' as type, parent.value as parent_key from json_each(?) as parent cross join "regulatory_event" as far on far.id in (select "id" from ( select "far".*, 'RegulatoryEvent' as type, "far"."therapy_id" as parent_key from "regulatory_event" as far where "far"."therapy_id" = parent.value) as row where visit_row("parent_key") and 1 = 1 order by "date" is null asc, "date" desc, "id" asc limit 51)) as row order by parent_key, "date" is null asc, "date" desc, "id" asc

select parent_key, count(*) as total from ( select "far".*, 'RegulatoryEvent' as type, "far"."therapy_id" as parent_key from "regulatory_event" as far where "far"."therapy_id" in (select value from json_each(?))) as row where visit_row("parent_key") group by parent_key

select "node".*, 'Indication' as type from "indication" as node where "id" in (select value from json_each(?))

select "node".*, 'Company' as type from "company" as node where "id" in (select value from json_each(?))

select * from ( select row.*, row_number() over (partition by parent_key order by "sort_name" asc, "id" asc) as page_place from ( select distinct "source".*, 'Source' as type, claim.subject as parent_key from claim cross join claim_evidence as link on link.claim_id = claim.id cross join evidence on evidence.id = link.evidence_id cross join source on source.id = evidence.source_id where claim.subject in (select value from json_each(?)) and visit_row(link.evidence_id)) as row where visit_row("parent_key") and 1 = 1 ) as placed where page_place <= ? order by parent_key, page_place
