-- 6 statements
select "node".*, 'Agreement' as type from "agreement" as node where "id" in (select value from json_each(?))

with recursive chain (parent_key, member) as ( select value, value from json_each(?) union select chain.parent_key, edge.related_agreement_id from chain cross join agreement_related_agreement_both_ends as edge on edge.agreement_id = chain.member where visit_row(edge.related_agreement_id) and edge.relation in ('AMENDS', 'EXPANDS')) select * from ( select "item".*, 'Agreement' as type, chain.parent_key, row_number() over (partition by chain.parent_key order by item.announced_on is null, item.announced_on, item.id) as place from chain cross join agreement as item on item.id = chain.member) where place <= ? order by parent_key, place

select agreement_id, measure, currency, min, max, disclosed, is_approximate from agreement_value where agreement_id in (select value from json_each(?)) order by agreement_id, measure, part, currency

select * from "financial_term" where "agreement_id" in (select value from json_each(?)) order by "agreement_id", position

select * from "financial_term" where "agreement_id" in (select value from json_each(?)) order by "agreement_id", position

select agreement_id, measure, currency, min, max, disclosed, is_approximate from agreement_value where agreement_id in (select value from json_each(?)) order by agreement_id, measure, part, currency
