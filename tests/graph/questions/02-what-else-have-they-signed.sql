-- 7 statements
select "node".*, 'Agreement' as type from "agreement" as node where "id" in (select value from json_each(?))

select * from "agreement_party" where "agreement_id" in (select value from json_each(?)) order by "agreement_id", position

select "node".*, 'Company' as type from "company" as node where "id" in (select value from json_each(?))

select * from ( select "far".*, 'Agreement' as type, json_group_array("edge"."role" order by "edge"."role") as "edge_roles_json", json_group_array("edge"."fact" order by "edge"."fact") as edge_facts_json, parent.value as parent_key from json_each(?) as parent cross join "agreement" as far on far.id in (select "id" from ( select "far".*, 'Agreement' as type, met.parent_key from ( select distinct "edge"."company_id" as parent_key, "edge"."agreement_id" as id from "agreement_party" as edge where "edge"."company_id" = parent.value and visit_row("edge"."company_id") ) as met cross join "agreement" as far on far.id = met.id) as row where visit_row("parent_key") and 1 = 1 order by "announced_on" is null asc, "announced_on" desc, "id" asc limit 6) cross join "agreement_party" as edge on "edge"."agreement_id" = far.id and "edge"."company_id" = parent.value group by parent.value, far.id) as row order by parent_key, "announced_on" is null asc, "announced_on" desc, "id" asc

select parent_key, count(*) as total from ( select "far".*, 'Agreement' as type, json_group_array("edge"."role" order by "edge"."role") as "edge_roles_json", json_group_array("edge"."fact" order by "edge"."fact") as edge_facts_json, "edge"."company_id" as parent_key from "agreement_party" as edge cross join "agreement" as far on far.id = "edge"."agreement_id" where "edge"."company_id" in (select value from json_each(?)) and visit_row("edge"."company_id") group by "edge"."company_id", far.id) as row where visit_row("parent_key") group by parent_key

select agreement_id, measure, currency, min, max, disclosed, is_approximate from agreement_value where agreement_id in (select value from json_each(?)) order by agreement_id, measure, part, currency

select pair.value as parent_key, rate.* from json_each(?) as pair join reference_rate as rate on rate.currency = substr(pair.value, 1, 3) and rate.date = ( select max(date) from reference_rate where currency = substr(pair.value, 1, 3) and date <= substr(pair.value, 5) and date >= date(substr(pair.value, 5), '-7 days') )
