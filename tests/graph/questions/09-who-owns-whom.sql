-- 8 statements
select "node".*, 'Company' as type from "company" as node where "id" in (select value from json_each(?))

select * from "listing" where "company_id" in (select value from json_each(?)) order by "company_id", position

select * from ( select row.*, row_number() over (partition by parent_key order by "sort_name" asc, "id" asc, "edge_fact" asc) as page_place from ( select "far".*, 'Company' as type, "edge"."parent_id" as parent_key, "edge"."valid_from" as "edge_valid_from", "edge"."valid_to" as "edge_valid_to", edge.fact as edge_fact from "company_parent" as edge cross join "company" as far on far.id = "edge"."company_id" where "edge"."parent_id" in (select value from json_each(?)) and visit_row("edge"."parent_id") and "edge"."valid_to" is null ) as row where 1 = 1 and visit_row("parent_key") ) as placed where page_place <= ? order by parent_key, page_place

select * from ( select row.*, row_number() over (partition by parent_key order by "edge_valid_from" is null asc, "edge_valid_from" desc, "sort_name" asc, "id" asc, "edge_fact" asc) as page_place from ( select "far".*, 'Company' as type, "edge"."company_id" as parent_key, "edge"."valid_from" as "edge_valid_from", "edge"."valid_to" as "edge_valid_to", edge.fact as edge_fact from "company_parent" as edge cross join "company" as far on far.id = "edge"."parent_id" where "edge"."company_id" in (select value from json_each(?)) and visit_row("edge"."company_id") and ("edge"."valid_from" is null or substr("edge"."valid_from", 1, length(?)) <= ?) and ("edge"."valid_to" is null or "edge"."valid_to" >= substr(?, 1, length("edge"."valid_to"))) ) as row where 1 = 1 and visit_row("parent_key") ) as placed where page_place <= ? order by parent_key, page_place

select * from ( select row.*, row_number() over (partition by parent_key order by "edge_valid_from" is null asc, "edge_valid_from" desc, "sort_name" asc, "id" asc, "edge_fact" asc) as page_place from ( select "far".*, 'Company' as type, "edge"."company_id" as parent_key, "edge"."valid_from" as "edge_valid_from", "edge"."valid_to" as "edge_valid_to", edge.fact as edge_fact from "company_parent" as edge cross join "company" as far on far.id = "edge"."parent_id" where "edge"."company_id" in (select value from json_each(?)) and visit_row("edge"."company_id") and "edge"."valid_to" is null ) as row where 1 = 1 and visit_row("parent_key") ) as placed where page_place <= ? order by parent_key, page_place

select "claim".*, 'Claim' as type, fact as parent_key from claim where fact in (select value from json_each(?)) order by fact, position

select evidence.*, claim_evidence.claim_id as parent_key from claim_evidence cross join evidence on evidence.id = claim_evidence.evidence_id where claim_evidence.claim_id in (select value from json_each(?)) order by claim_evidence.position

select "node".*, 'Source' as type from "source" as node where "id" in (select value from json_each(?))
