-- 5 statements
select "item"."rowid" as row from "agreement" as item order by row

with topmost (indication_id, area_id) as materialized ( select line.indication_id, line.area_id from ( select id as indication_id, id as area_id from indication union select indication_id, ancestor_id from indication_ancestor ) as line where not exists (select 1 from indication_parent where indication_parent.indication_id = line.area_id)) select group_concat("root"."rowid", ' ') as nodes, "entry"."company_id" as "value_0", "entry"."role" as "value_1" from "agreement" as root join "agreement_party" as "entry" on "entry"."agreement_id" = "root"."id" group by 2, 3

select "agreement"."rowid" as row, cast(agreement_value_min(id, ?, ?) as text) as "upfront_min", cast(agreement_value_max(id, ?, ?) as text) as "upfront_max", cast(agreement_value_min(id, ?, ?) as text) as "total_min", cast(agreement_value_max(id, ?, ?) as text) as "total_max" from agreement

select "agreement"."rowid" as row from agreement where took_effect = 0

select "node".*, 'Company' as type from "company" as node where "id" in (select value from json_each(?))
