-- 5 statements
select * from (select * from (select "node".*, 'RegulatoryEvent' as type from "regulatory_event" as node) as kept where ((("kept"."kind" is not null and "kept"."kind" = ?)) and (("kept"."agency" is not null and "kept"."agency" = ?)) and (("kept"."designation" is not null and "kept"."designation" = ?)))) as row where 1 = 1 order by "date" is null asc, "date" desc, "id" asc limit ?

select count(*) as total from (select * from (select "node".*, 'RegulatoryEvent' as type from "regulatory_event" as node) as kept where ((("kept"."kind" is not null and "kept"."kind" = ?)) and (("kept"."agency" is not null and "kept"."agency" = ?)) and (("kept"."designation" is not null and "kept"."designation" = ?)))) as row

select "node".*, 'Indication' as type from "indication" as node where "id" in (select value from json_each(?))

select "node".*, 'Therapy' as type from "therapy" as node where "id" in (select value from json_each(?))

select * from ( select "far".*, 'Agreement' as type, "edge"."stage_at_signing" as "edge_stage_at_signing", edge.fact as edge_fact, parent.value as parent_key from json_each(?) as parent cross join "agreement_therapy" as edge on edge.fact in (select "edge_fact" from (select * from ( select "far".*, 'Agreement' as type, "edge"."stage_at_signing" as "edge_stage_at_signing", edge.fact as edge_fact, "edge"."therapy_id" as parent_key from "agreement_therapy" as edge cross join "agreement" as far on far.id = "edge"."agreement_id" where "edge"."therapy_id" = parent.value and visit_row("edge"."therapy_id")) as kept where ((exists (select 1 from "agreement_kind" where "agreement_id" = "kept"."id" and "kind" in (select value from json_each(?)))))) as row where visit_row("parent_key") and 1 = 1 order by "announced_on" is null asc, "announced_on" asc, "id" asc, "edge_fact" asc limit ?) cross join "agreement" as far on far.id = "edge"."agreement_id") as row order by parent_key, "announced_on" is null asc, "announced_on" asc, "id" asc, "edge_fact" asc
