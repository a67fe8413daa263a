-- 5 statements
select "item"."rowid" as row from "regulatory_event" as item order by row

with topmost (indication_id, area_id) as materialized ( select line.indication_id, line.area_id from ( select id as indication_id, id as area_id from indication union select indication_id, ancestor_id from indication_ancestor ) as line where not exists (select 1 from indication_parent where indication_parent.indication_id = line.area_id)) select group_concat("root"."rowid", ' ') as nodes, "root"."agency" as "value_0" from "regulatory_event" as root where "root"."agency" is not null group by 2

select row from (select * from (select "node".*, 'RegulatoryEvent' as type, "node"."rowid" as row from "regulatory_event" as node) as kept where ((("kept"."agency" is not null and "kept"."agency" = ?)))) as item

with topmost (indication_id, area_id) as materialized ( select line.indication_id, line.area_id from ( select id as indication_id, id as area_id from indication union select indication_id, ancestor_id from indication_ancestor ) as line where not exists (select 1 from indication_parent where indication_parent.indication_id = line.area_id)) select group_concat("root"."rowid", ' ') as nodes, "root"."kind" as "value_0" from "regulatory_event" as root where "root"."kind" is not null group by 2

with topmost (indication_id, area_id) as materialized ( select line.indication_id, line.area_id from ( select id as indication_id, id as area_id from indication union select indication_id, ancestor_id from indication_ancestor ) as line where not exists (select 1 from indication_parent where indication_parent.indication_id = line.area_id)) select group_concat("root"."rowid", ' ') as nodes, substr("root"."date", 1, 4) as "value_0" from "regulatory_event" as root where substr("root"."date", 1, 4) is not null group by 2
