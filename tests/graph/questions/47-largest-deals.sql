-- 8 statements
select parent.value as id, case when agreement_value_min(parent.value, ?, ?) is not null then printf('%019d', coalesce(agreement_value_max(parent.value, ?, ?), agreement_value_min(parent.value, ?, ?))) end as value from (select id as value from "agreement") as parent order by id

select parent.value as id, case when agreement_value_min(parent.value, ?, ?) is not null then printf('%019d', coalesce(agreement_value_max(parent.value, ?, ?), agreement_value_min(parent.value, ?, ?))) end as value from (select id as value from "agreement") as parent order by id

select parent.value as id, ( select max(case "edge"."stage_at_signing" when 'DISCOVERY' then 0 when 'PRECLINICAL' then 1 when 'IND_CLEARED' then 2 when 'EARLY_PHASE1' then 3 when 'PHASE1' then 4 when 'PHASE1_2' then 5 when 'PHASE2' then 6 when 'PHASE2_3' then 7 when 'PHASE3' then 8 when 'FILED' then 9 when 'APPROVED' then 10 when 'LAUNCHED' then 11 when 'PHASE4' then 12 end) from "agreement_therapy" as edge where "edge"."agreement_id" = parent.value) as value from (select id as value from "agreement") as parent order by id

select id from (select * from ( select "node".*, 'Agreement' as type from "agreement" as node where id in (select value from json_each(?))) as kept where ((exists (select 1 from "agreement_kind" where "agreement_id" = "kept"."id" and "kind" = ?)))) as item

select "node".*, 'Agreement' as type from "agreement" as node where "id" in (select value from json_each(?))

select agreement_id, measure, currency, min, max, disclosed, is_approximate from agreement_value where agreement_id in (select value from json_each(?)) order by agreement_id, measure, part, currency

select * from ( select "far".*, 'Therapy' as type, "edge"."role" as "edge_role", "edge"."stage_at_signing" as "edge_stage_at_signing", edge.fact as edge_fact, parent.value as parent_key from json_each(?) as parent cross join "agreement_therapy" as edge on edge.fact in (select "edge_fact" from ( select "far".*, 'Therapy' as type, "edge"."role" as "edge_role", "edge"."stage_at_signing" as "edge_stage_at_signing", edge.fact as edge_fact, "edge"."agreement_id" as parent_key from "agreement_therapy" as edge cross join "therapy" as far on far.id = "edge"."therapy_id" where "edge"."agreement_id" = parent.value and visit_row("edge"."agreement_id")) as row where visit_row("parent_key") and 1 = 1 order by "sort_name" asc, "id" asc, "edge_fact" asc limit 4) cross join "therapy" as far on far.id = "edge"."therapy_id") as row order by parent_key, "sort_name" asc, "id" asc, "edge_fact" asc

select pair.value as parent_key, rate.* from json_each(?) as pair join reference_rate as rate on rate.currency = substr(pair.value, 1, 3) and rate.date = ( select max(date) from reference_rate where currency = substr(pair.value, 1, 3) and date <= substr(pair.value, 5) and date >= date(substr(pair.value, 5), '-7 days') )
