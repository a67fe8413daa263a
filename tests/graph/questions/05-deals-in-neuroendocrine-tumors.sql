-- 8 statements
select "node".*, 'Indication' as type from "indication" as node where "mesh" in (select value from json_each(?))

select * from ( select row.*, row_number() over (partition by parent_key order by "edge_distance" asc, "sort_name" asc, "id" asc) as page_place from ( select "indication".*, 'Indication' as type, "line"."ancestor_id" as parent_key, line.distance as edge_distance, step.fact as edge_fact from indication_ancestor as line cross join indication on indication.id = "line"."indication_id" left join indication_parent as step on step.indication_id = line.indication_id and step.parent_id = line.ancestor_id where "line"."ancestor_id" in (select value from json_each(?))) as row where visit_row("parent_key") and 1 = 1 ) as placed where page_place <= ? order by parent_key, page_place

select * from ( select "far".*, 'Agreement' as type, parent.value as parent_key from json_each(?) as parent cross join "agreement" as far on far.id in (select "id" from ( select "far".*, 'Agreement' as type, met.parent_key from ( select distinct family.parent_key, "edge"."agreement_id" as id from ( select value as parent_key, value as member from (select parent.value as value) union all select ancestor_id, indication_id from indication_ancestor where "ancestor_id" = parent.value) as family cross join "agreement_indication" as edge on "edge"."indication_id" = family.member where visit_row("edge"."agreement_id") ) as met cross join "agreement" as far on far.id = met.id) as row where visit_row("parent_key") and 1 = 1 order by "announced_on" is null asc, "announced_on" desc, "id" asc limit 21)) as row order by parent_key, "announced_on" is null asc, "announced_on" desc, "id" asc

select parent_key, count(*) as total from ( select "far".*, 'Agreement' as type, met.parent_key from ( select distinct family.parent_key, "edge"."agreement_id" as id from ( select value as parent_key, value as member from json_each(?) union all select ancestor_id, indication_id from indication_ancestor where "ancestor_id" in (select value from json_each(?))) as family cross join "agreement_indication" as edge on "edge"."indication_id" = family.member where visit_row("edge"."agreement_id") ) as met cross join "agreement" as far on far.id = met.id) as row where visit_row("parent_key") group by parent_key

select * from "agreement_party" where "agreement_id" in (select value from json_each(?)) order by "agreement_id", position

select agreement_id, measure, currency, min, max, disclosed, is_approximate from agreement_value where agreement_id in (select value from json_each(?)) order by agreement_id, measure, part, currency

select "node".*, 'Company' as type from "company" as node where "id" in (select value from json_each(?))

select pair.value as parent_key, rate.* from json_each(?) as pair join reference_rate as rate on rate.currency = substr(pair.value, 1, 3) and rate.date = ( select max(date) from reference_rate where currency = substr(pair.value, 1, 3) and date <= substr(pair.value, 5) and date >= date(substr(pair.value, 5), '-7 days') )
