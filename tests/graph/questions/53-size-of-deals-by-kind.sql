-- 9 statements
select "item"."rowid" as row from "trial" as item order by row

select "item"."rowid" as row from "agreement" as item order by row

select row from (select * from (select "node".*, 'Trial' as type, "node"."rowid" as row from "trial" as node) as kept where ((("kept"."id" is not null and "kept"."id" in (select "kept_trialtherapy"."trial_id" from "trial_therapy" as "kept_trialtherapy" where "kept_trialtherapy"."trial_id" is not null and (("kept_trialtherapy"."therapy_id" is not null and "kept_trialtherapy"."therapy_id" in (select "kept_trialtherapy_therapy"."id" from "therapy" as "kept_trialtherapy_therapy" where "kept_trialtherapy_therapy"."id" is not null and ((("kept_trialtherapy_therapy"."id" is not null and "kept_trialtherapy_therapy"."id" in (select "kept_trialtherapy_therapy_therapyagreement"."therapy_id" from "agreement_therapy" as "kept_trialtherapy_therapy_therapyagreement" where "kept_trialtherapy_therapy_therapyagreement"."therapy_id" is not null and (1 = 1))))))))))))) as item

with topmost (indication_id, area_id) as materialized ( select line.indication_id, line.area_id from ( select id as indication_id, id as area_id from indication union select indication_id, ancestor_id from indication_ancestor ) as line where not exists (select 1 from indication_parent where indication_parent.indication_id = line.area_id)) select group_concat("root"."rowid", ' ') as nodes, "a_value"."kind" as "value_0" from "agreement" as root join "agreement_kind" as "a_value" on "a_value"."agreement_id" = "root"."id" where "a_value"."kind" is not null group by 2

with topmost (indication_id, area_id) as materialized ( select line.indication_id, line.area_id from ( select id as indication_id, id as area_id from indication union select indication_id, ancestor_id from indication_ancestor ) as line where not exists (select 1 from indication_parent where indication_parent.indication_id = line.area_id)) select group_concat("root"."rowid", ' ') as nodes, "root"."phase" as "value_0" from "trial" as root where "root"."phase" is not null group by 2

select "agreement"."rowid" as row, cast(agreement_value_min(id, ?, ?) as text) as "upfront_min", cast(agreement_value_max(id, ?, ?) as text) as "upfront_max", cast(agreement_value_min(id, ?, ?) as text) as "total_min", cast(agreement_value_max(id, ?, ?) as text) as "total_max" from agreement

with topmost (indication_id, area_id) as materialized ( select line.indication_id, line.area_id from ( select id as indication_id, id as area_id from indication union select indication_id, ancestor_id from indication_ancestor ) as line where not exists (select 1 from indication_parent where indication_parent.indication_id = line.area_id)) select group_concat("root"."rowid", ' ') as nodes, "a_0"."company_id" as "value_0" from "trial" as root join "trial_sponsor" as "a_0" on "a_0"."trial_id" = "root"."id" where "a_0"."company_id" is not null group by 2

with topmost (indication_id, area_id) as materialized ( select line.indication_id, line.area_id from ( select id as indication_id, id as area_id from indication union select indication_id, ancestor_id from indication_ancestor ) as line where not exists (select 1 from indication_parent where indication_parent.indication_id = line.area_id)) select group_concat("root"."rowid", ' ') as nodes, substr("root"."started_on", 1, 4) as "value_0" from "trial" as root where substr("root"."started_on", 1, 4) is not null group by 2

select "node".*, 'Company' as type from "company" as node where "id" in (select value from json_each(?))
