-- 7 statements
select id from (select * from (select "node".*, 'Agreement' as type from "agreement" as node) as kept where ((("kept"."announced_on" is not null and "kept"."announced_on" >= ?)))) as item

select id, announced_on, took_effect from agreement order by id

select agreement_id, kind from agreement_kind

select edge.agreement_id, therapy.modality, edge.stage_at_signing from agreement_therapy as edge join therapy on therapy.id = edge.therapy_id

with area (indication_id, area_id) as ( select id, id from indication union select indication_id, ancestor_id from indication_ancestor) select field.agreement_id, area.area_id from area join agreement_indication as field on field.indication_id = area.indication_id where not exists (select 1 from indication_parent where indication_parent.indication_id = area.area_id)

select party.agreement_id, party.company_id, party.company_id as company_group, party.role, company.country from agreement_party as party join company on company.id = party.company_id

select id, cast(agreement_value_min(id, ?, ?) as text) as upfront_min, cast(agreement_value_max(id, ?, ?) as text) as upfront_max, cast(agreement_value_min(id, ?, ?) as text) as total_min, cast(agreement_value_max(id, ?, ?) as text) as total_max from agreement
