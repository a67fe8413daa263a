-- 5 statements
select "item"."rowid" as row from "agreement" as item order by row

select row from (select * from (select "node".*, 'Agreement' as type, "node"."rowid" as row from "agreement" as node) as kept where (("kept"."id" in (select "agreement_id" from "agreement_kind" where "kind" = ?)))) as item

with topmost (indication_id, area_id) as materialized ( select line.indication_id, line.area_id from ( select id as indication_id, id as area_id from indication union select indication_id, ancestor_id from indication_ancestor ) as line where not exists (select 1 from indication_parent where indication_parent.indication_id = line.area_id)) select group_concat("root"."rowid", ' ') as nodes, "a_0"."stage_at_signing" as "value_0" from "agreement" as root join "agreement_therapy" as "a_0" on "a_0"."agreement_id" = "root"."id" where "a_0"."stage_at_signing" is not null group by 2

select "agreement"."rowid" as row, cast(agreement_value_min(id, ?, ?) as text) as "upfront_min", cast(agreement_value_max(id, ?, ?) as text) as "upfront_max", cast(agreement_value_min(id, ?, ?) as text) as "total_min", cast(agreement_value_max(id, ?, ?) as text) as "total_max" from agreement

select "agreement"."rowid" as row from agreement where took_effect = 0
