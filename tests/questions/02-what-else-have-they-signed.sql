-- 8 statements
select *, 'Agreement' as type from "agreement" where "id" in (select value from json_each(?))

select * from "party" where "agreement_id" in (select value from json_each(?)) order by "agreement_id", "position"

select *, 'Company' as type from "company" where "id" in (select value from json_each(?))

select * from ( select row.*, row_number() over (partition by parent_key order by "announced_on" is null asc, "announced_on" desc, "id" asc) as page_place from ( select agreement.*, 'Agreement' as type, edge.company_id as parent_key, json_group_array("edge"."role" order by "edge"."role") as edge_roles_json, json_group_array("edge"."fact" order by "edge"."fact") as edge_facts_json from party as edge join agreement on agreement.id = edge.agreement_id where edge.company_id in (select value from json_each(?)) group by edge.company_id, agreement.id) as row where 1 = 1 ) as placed where page_place <= ? order by parent_key, page_place

select parent_key, count(*) as total from ( select agreement.*, 'Agreement' as type, edge.company_id as parent_key, json_group_array("edge"."role" order by "edge"."role") as edge_roles_json, json_group_array("edge"."fact" order by "edge"."fact") as edge_facts_json from party as edge join agreement on agreement.id = edge.agreement_id where edge.company_id in (select value from json_each(?)) group by edge.company_id, agreement.id) as row group by parent_key

select "financial_term".*, "agreement"."announced_on", "financial_term"."agreement_id" as "parent_key" from "financial_term" inner join "agreement" on "agreement"."id" = "financial_term"."agreement_id" where "financial_term"."agreement_id" in (select value from json_each(?)) order by "position"

select * from "stated_total" where "agreement_id" in (select value from json_each(?)) order by "position"

select pair.value as parent_key, rate.* from json_each(?) as pair join reference_rate as rate on rate.currency = substr(pair.value, 1, 3) and rate.date = ( select max(date) from reference_rate where currency = substr(pair.value, 1, 3) and date <= substr(pair.value, 5) and date >= date(substr(pair.value, 5), ?) )
