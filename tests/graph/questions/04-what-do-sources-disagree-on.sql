-- 8 statements
select * from (select "node".*, 'Agreement' as type from "agreement" as node) as row where 1 = 1 order by "announced_on" is null asc, "announced_on" desc, "id" asc limit 31

select * from ( select row.*, row_number() over (partition by parent_key order by "subject" asc, "position" asc) as page_place from ( select "claim".*, 'Claim' as type, subject as parent_key from claim where subject in (select value from json_each(?)) and status in (select value from json_each(?))) as row where visit_row("parent_key") and 1 = 1 ) as placed where page_place <= ? order by parent_key, page_place

select parent_key, count(*) as total from ( select "claim".*, 'Claim' as type, subject as parent_key from claim where subject in (select value from json_each(?)) and status in (select value from json_each(?))) as row where visit_row("parent_key") group by parent_key

select evidence.*, claim_evidence.claim_id as parent_key from claim_evidence cross join evidence on evidence.id = claim_evidence.evidence_id where claim_evidence.claim_id in (select value from json_each(?)) order by claim_evidence.position

select "other".*, 'Claim' as type, claim.id as parent_key from claim cross join claim as other on other.fact = claim.fact and other.id <> claim.id where claim.id in (select value from json_each(?)) order by other.position

select "node".*, 'Therapy' as type from "therapy" as node where "id" in (select value from json_each(?))

select "node".*, 'Company' as type from "company" as node where "id" in (select value from json_each(?))

select "node".*, 'Source' as type from "source" as node where "id" in (select value from json_each(?))
