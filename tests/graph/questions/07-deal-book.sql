-- 7 statements
select * from (select "node".*, 'Agreement' as type from "agreement" as node) as row where 1 = 1 order by "announced_on" is null asc, "announced_on" desc, "id" asc limit 21

select * from "tally"

select * from "agreement_party" where "agreement_id" in (select value from json_each(?)) order by "agreement_id", position

select * from ( select "far".*, 'Therapy' as type, "edge"."role" as "edge_role", "edge"."stage_at_signing" as "edge_stage_at_signing", edge.fact as edge_fact, "edge"."agreement_id" as parent_key from "agreement_therapy" as edge cross join "therapy" as far on far.id = "edge"."therapy_id" where "edge"."agreement_id" in (select value from json_each(?)) and visit_row("edge"."agreement_id")) as row where visit_row("parent_key") and 1 = 1 order by parent_key, "sort_name" asc, "id" asc, "edge_fact" asc

select "node".*, 'Company' as type from "company" as node where "id" in (select value from json_each(?))

select * from ( select "far".*, 'Indication' as type, "edge"."stage" as "edge_stage", "edge"."activity" as "edge_activity", "edge"."population" as "edge_population", "edge"."as_of" as "edge_as_of", edge.fact as edge_fact, "edge"."therapy_id" as parent_key from "therapy_indication" as edge cross join "indication" as far on far.id = "edge"."indication_id" where "edge"."therapy_id" in (select value from json_each(?)) and visit_row("edge"."therapy_id")) as row where visit_row("parent_key") and 1 = 1 order by parent_key, "sort_name" asc, "id" asc, "edge_fact" asc

select * from ( select "far".*, 'RegulatoryEvent' as type, parent.value as parent_key from json_each(?) as parent cross join "regulatory_event" as far on far.id in (select "id" from ( select "far".*, 'RegulatoryEvent' as type, "far"."therapy_id" as parent_key from "regulatory_event" as far where "far"."therapy_id" = parent.value) as row where visit_row("parent_key") and 1 = 1 order by "date" is null asc, "date" desc, "id" asc limit 6)) as row order by parent_key, "date" is null asc, "date" desc, "id" asc
