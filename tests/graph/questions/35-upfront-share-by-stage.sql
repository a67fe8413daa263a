-- 10 statements
select id from (select * from (select "node".*, 'Agreement' as type from "agreement" as node) as kept where (("kept"."id" in (select "agreement_id" from "agreement_kind" where "kind" = ?)))) as item

select agreement_id, measure, currency, min, max, disclosed, is_approximate from agreement_value where measure in ('UPFRONT', 'TOTAL')

select id, announced_on, took_effect from agreement order by id

select agreement_id, kind from agreement_kind

select edge.agreement_id, therapy.modality, edge.stage_at_signing from agreement_therapy as edge join therapy on therapy.id = edge.therapy_id

with area (indication_id, area_id) as ( select id, id from indication union select indication_id, ancestor_id from indication_ancestor) select field.agreement_id, area.area_id from area join agreement_indication as field on field.indication_id = area.indication_id where not exists (select 1 from indication_parent where indication_parent.indication_id = area.area_id)

select party.agreement_id, party.company_id, party.company_id as company_group, party.role, company.country from agreement_party as party join company on company.id = party.company_id

select pair.value as parent_key, rate.* from json_each(?) as pair join reference_rate as rate on rate.currency = substr(pair.value, 1, 3) and rate.date = ( select max(date) from reference_rate where currency = substr(pair.value, 1, 3) and date <= substr(pair.value, 5) and date >= date(substr(pair.value, 5), '-7 days') )

select pair.value as parent_key, rate.* from json_each(?) as pair join reference_rate as rate on rate.currency = substr(pair.value, 1, 3) and rate.date = ( select max(date) from reference_rate where currency = substr(pair.value, 1, 3) and date <= substr(pair.value, 5) and date >= date(substr(pair.value, 5), '-7 days') )

select pair.value as parent_key, rate.* from json_each(?) as pair join reference_rate as rate on rate.currency = substr(pair.value, 1, 3) and rate.date = ( select max(date) from reference_rate where currency = substr(pair.value, 1, 3) and date <= substr(pair.value, 5) and date >= date(substr(pair.value, 5), '-7 days') )
