-- 5 statements
select * from (select * from (select *, 'RegulatoryEvent' as type from regulatory_event) as kept where ((("kept"."agency" is not null and "kept"."agency" = ?)) and (("kept"."designation" is not null and "kept"."designation" = ?)) and (("kept"."kind" is not null and "kept"."kind" = ?)))) as row where 1 = 1 order by "occurred_on" is null asc, "occurred_on" desc, "id" asc limit ?

select count(*) as total from (select * from (select *, 'RegulatoryEvent' as type from regulatory_event) as kept where ((("kept"."agency" is not null and "kept"."agency" = ?)) and (("kept"."designation" is not null and "kept"."designation" = ?)) and (("kept"."kind" is not null and "kept"."kind" = ?)))) as row

select *, 'Indication' as type from "indication" where "id" in (select value from json_each(?))

select *, 'Therapy' as type from "therapy" where "id" in (select value from json_each(?))

select * from ( select row.*, row_number() over (partition by parent_key order by "announced_on" is null asc, "announced_on" asc, "id" asc) as page_place from (select * from ( select agreement.*, 'Agreement' as type, edge.therapy_id as parent_key, json_array(edge.fact) as edge_facts_json from agreement_therapy as edge join agreement on agreement.id = edge.agreement_id where edge.therapy_id in (select value from json_each(?))) as kept where ((exists (select 1 from "agreement_kind" where "agreement_id" = "kept"."id" and "kind" in (select value from json_each(?)))))) as row where 1 = 1 ) as placed where page_place <= ? order by parent_key, page_place
