-- 7 statements
select * from (select * from (select "node".*, 'Agreement' as type from "agreement" as node) as kept where ((("kept"."id" is not null and "kept"."id" in (select "kept_contingentvalueright"."agreement_id" from "contingent_value_right" as "kept_contingentvalueright" where "kept_contingentvalueright"."agreement_id" is not null and (1 = 1)))))) as row where 1 = 1 order by "announced_on" is null asc, "announced_on" desc, "id" asc limit 21

select * from (select * from (select "node".*, 'Agreement' as type from "agreement" as node) as kept where ((("kept"."id" is not null and "kept"."id" in (select "kept_stake"."agreement_id" from "stake" as "kept_stake" where "kept_stake"."agreement_id" is not null and (1 = 1)))))) as row where 1 = 1 order by "announced_on" is null asc, "announced_on" desc, "id" asc limit 31

select count(*) as total from (select * from (select "node".*, 'Agreement' as type from "agreement" as node) as kept where ((("kept"."id" is not null and "kept"."id" in (select "kept_contingentvalueright"."agreement_id" from "contingent_value_right" as "kept_contingentvalueright" where "kept_contingentvalueright"."agreement_id" is not null and (1 = 1)))))) as row

select * from "contingent_value_right" where "agreement_id" in (select value from json_each(?)) order by "agreement_id", position

select count(*) as total from (select * from (select "node".*, 'Agreement' as type from "agreement" as node) as kept where ((("kept"."id" is not null and "kept"."id" in (select "kept_stake"."agreement_id" from "stake" as "kept_stake" where "kept_stake"."agreement_id" is not null and (1 = 1)))))) as row

select * from "stake" where "agreement_id" in (select value from json_each(?)) order by "agreement_id", position

select "node".*, 'Company' as type from "company" as node where "id" in (select value from json_each(?))
