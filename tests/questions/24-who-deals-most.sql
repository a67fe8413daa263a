-- 3 statements
select distinct item.id, company.id as first, party.role as second, item.announced_on, coalesce(upfront.max, upfront.min) as upfront, upfront.currency as upfront_currency, coalesce(total.max, total.min) as total, total.currency as total_currency from (select *, 'Agreement' as type from agreement) as item left join party on party.agreement_id = item.id left join company on company.id = party.company_id left join agreement_value as upfront on upfront.agreement_id = item.id and upfront.measure = 'UPFRONT' left join agreement_value as total on total.agreement_id = item.id and total.measure = 'TOTAL'

select pair.value as parent_key, rate.* from json_each(?) as pair join reference_rate as rate on rate.currency = substr(pair.value, 1, 3) and rate.date = ( select max(date) from reference_rate where currency = substr(pair.value, 1, 3) and date <= substr(pair.value, 5) and date >= date(substr(pair.value, 5), ?) )

select *, 'Company' as type from "company" where "id" in (select value from json_each(?))
