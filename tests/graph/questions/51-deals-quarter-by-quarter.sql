-- 5 statements
select "item"."rowid" as row from "agreement" as item order by row

select row from (select * from (select "node".*, 'Agreement' as type, "node"."rowid" as row from "agreement" as node) as kept where ((("kept"."announced_on" is not null and "kept"."announced_on" >= ?) and ("kept"."announced_on" is not null and "kept"."announced_on" < ?)))) as item

select "agreement"."rowid" as row, cast(agreement_value_min(id, ?, ?) as text) as "upfront_min", cast(agreement_value_max(id, ?, ?) as text) as "upfront_max", cast(agreement_value_min(id, ?, ?) as text) as "total_min", cast(agreement_value_max(id, ?, ?) as text) as "total_max" from agreement

with topmost (indication_id, area_id) as materialized ( select line.indication_id, line.area_id from ( select id as indication_id, id as area_id from indication union select indication_id, ancestor_id from indication_ancestor ) as line where not exists (select 1 from indication_parent where indication_parent.indication_id = line.area_id)) select group_concat("root"."rowid", ' ') as nodes, case when length("root"."announced_on") >= 7 then substr("root"."announced_on", 1, 4) || '-Q' || ((cast(substr("root"."announced_on", 6, 2) as integer) + 2) / 3) end as "value_0" from "agreement" as root where case when length("root"."announced_on") >= 7 then substr("root"."announced_on", 1, 4) || '-Q' || ((cast(substr("root"."announced_on", 6, 2) as integer) + 2) / 3) end is not null group by 2

select "agreement"."rowid" as row from agreement where took_effect = 0
