-- 10 statements
select "node".*, 'Indication' as type from "indication" as node where "mesh" in (select value from json_each(?))

select * from "alias" where "node" in (select value from json_each(?)) order by "node", position

select * from "identifier" where "node" in (select value from json_each(?)) order by "node", position

select * from "epidemiology_figure" where "indication_id" in (select value from json_each(?)) order by "indication_id", position

select * from ( select row.*, row_number() over (partition by parent_key order by "edge_distance" asc, "sort_name" asc, "id" asc) as page_place from ( select "indication".*, 'Indication' as type, "line"."indication_id" as parent_key, line.distance as edge_distance, step.fact as edge_fact from indication_ancestor as line cross join indication on indication.id = "line"."ancestor_id" left join indication_parent as step on step.indication_id = line.indication_id and step.parent_id = line.ancestor_id where "line"."indication_id" in (select value from json_each(?))) as row where visit_row("parent_key") and 1 = 1 ) as placed where page_place <= ? order by parent_key, page_place

select * from ( select "far".*, 'Indication' as type, edge.fact as edge_fact, parent.value as parent_key from json_each(?) as parent cross join "indication_parent" as edge on edge.fact in (select "edge_fact" from ( select "far".*, 'Indication' as type, edge.fact as edge_fact, "edge"."parent_id" as parent_key from "indication_parent" as edge cross join "indication" as far on far.id = "edge"."indication_id" where "edge"."parent_id" = parent.value and visit_row("edge"."parent_id")) as row where visit_row("parent_key") and 1 = 1 order by "sort_name" asc, "id" asc limit 101) cross join "indication" as far on far.id = "edge"."indication_id") as row order by parent_key, "sort_name" asc, "id" asc

select "claim".*, 'Claim' as type, fact as parent_key from claim where fact in (select value from json_each(?)) order by fact, position

select * from "epidemiology_figure" where "indication_id" in (select value from json_each(?)) order by "indication_id", position

select evidence.*, claim_evidence.claim_id as parent_key from claim_evidence cross join evidence on evidence.id = claim_evidence.evidence_id where claim_evidence.claim_id in (select value from json_each(?)) order by claim_evidence.position

select "node".*, 'Source' as type from "source" as node where "id" in (select value from json_each(?))
