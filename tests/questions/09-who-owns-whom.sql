-- 7 statements
select *, 'Company' as type from "company" where "id" in (select value from json_each(?))

select * from ( select row.*, row_number() over (partition by parent_key order by "sort_name" asc, "id" asc, "edge_fact" asc) as page_place from ( select other.*, 'Company' as type, "edge"."parent_id" as parent_key, edge.fact as edge_fact, edge.from_on as edge_from_on, edge.to_on as edge_to_on from company_parent as edge join company as other on other.id = "edge"."company_id" where "edge"."parent_id" in (select value from json_each(?)) and "edge"."to_on" is null) as row where 1 = 1 ) as placed where page_place <= ? order by parent_key, page_place

select * from ( select row.*, row_number() over (partition by parent_key order by "edge_from_on" is null asc, "edge_from_on" desc, "id" asc, "edge_fact" asc) as page_place from ( select other.*, 'Company' as type, "edge"."company_id" as parent_key, edge.fact as edge_fact, edge.from_on as edge_from_on, edge.to_on as edge_to_on from company_parent as edge join company as other on other.id = "edge"."parent_id" where "edge"."company_id" in (select value from json_each(?)) and ("edge"."from_on" is null or "edge"."from_on" <= ?) and ("edge"."to_on" is null or "edge"."to_on" >= substr(?, 1, length("edge"."to_on")))) as row where 1 = 1 ) as placed where page_place <= ? order by parent_key, page_place

select * from ( select row.*, row_number() over (partition by parent_key order by "edge_from_on" is null asc, "edge_from_on" desc, "id" asc, "edge_fact" asc) as page_place from ( select other.*, 'Company' as type, "edge"."company_id" as parent_key, edge.fact as edge_fact, edge.from_on as edge_from_on, edge.to_on as edge_to_on from company_parent as edge join company as other on other.id = "edge"."parent_id" where "edge"."company_id" in (select value from json_each(?)) and "edge"."to_on" is null) as row where 1 = 1 ) as placed where page_place <= ? order by parent_key, page_place

select claim.*, 'Claim' as type, fact as parent_key from claim where fact in (select value from json_each(?)) order by position

select "evidence".*, "claim_evidence"."claim_id" as "parent_key" from "claim_evidence" inner join "evidence" on "evidence"."id" = "claim_evidence"."evidence_id" where "claim_evidence"."claim_id" in (select value from json_each(?)) order by "claim_evidence"."position"

select *, 'Source' as type from "source" where "id" in (select value from json_each(?))
