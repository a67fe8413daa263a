-- 10 statements
select *, 'Indication' as type from "indication" where "mesh" in (select value from json_each(?))

select * from "alias" where "node" in (select value from json_each(?)) order by "position"

select * from "identifier" where "node" in (select value from json_each(?)) order by "position"

select * from ( select row.*, row_number() over (partition by parent_key order by "edge_distance" asc, "sort_name" asc, "id" asc) as page_place from ( select indication.*, 'Indication' as type, "line"."indication_id" as parent_key, line.distance as edge_distance, step.fact as edge_fact from indication_ancestor as line join indication on indication.id = "line"."ancestor_id" left join indication_parent as step on step.indication_id = line.indication_id and step.parent_id = line.ancestor_id where "line"."indication_id" in (select value from json_each(?))) as row where 1 = 1 ) as placed where page_place <= ? order by parent_key, page_place

select indication.*, 'Indication' as type, "edge"."parent_id" as parent_key from indication_parent as edge join indication on indication.id = "edge"."indication_id" where "edge"."parent_id" in (select value from json_each(?)) order by indication.sort_name, indication.id

select * from "epidemiology" where "indication_id" in (select value from json_each(?)) order by "position"

select * from "epidemiology" where "indication_id" in (select value from json_each(?)) order by "position"

select claim.*, 'Claim' as type, fact as parent_key from claim where fact in (select value from json_each(?)) order by position

select "evidence".*, "claim_evidence"."claim_id" as "parent_key" from "claim_evidence" inner join "evidence" on "evidence"."id" = "claim_evidence"."evidence_id" where "claim_evidence"."claim_id" in (select value from json_each(?)) order by "claim_evidence"."position"

select *, 'Source' as type from "source" where "id" in (select value from json_each(?))
