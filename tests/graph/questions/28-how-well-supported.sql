-- 8 statements
select "node".*, 'Agreement' as type from "agreement" as node where "id" in (select value from json_each(?))

select "shown".*, 'Claim' as type, shown.subject as parent_key, field.source_count, field.is_disputed from ( select claim.subject, min(claim.position) as position, count(distinct case when claim.status in ('ACCEPTED', 'DISPUTED') then evidence.source_id end) as source_count, max(case when claim.status = 'DISPUTED' then 1 else 0 end) as is_disputed from claim cross join claim_evidence as link on link.claim_id = claim.id cross join evidence on evidence.id = link.evidence_id where claim.subject in (select value from json_each(?)) group by claim.subject, claim.predicate ) as field join claim as shown on shown.subject = field.subject and shown.position = field.position order by shown.subject, shown.position

select evidence.*, claim_evidence.claim_id as parent_key from claim_evidence cross join evidence on evidence.id = claim_evidence.evidence_id where claim_evidence.claim_id in (select value from json_each(?)) order by claim_evidence.position

select "node".*, 'Company' as type from "company" as node where "id" in (select value from json_each(?))

select "node".*, 'Therapy' as type from "therapy" as node where "id" in (select value from json_each(?))

select "node".*, 'Indication' as type from "indication" as node where "id" in (select value from json_each(?))

select "node".*, 'Agreement' as type from "agreement" as node where "id" in (select value from json_each(?))

select "node".*, 'Source' as type from "source" as node where "id" in (select value from json_each(?))
