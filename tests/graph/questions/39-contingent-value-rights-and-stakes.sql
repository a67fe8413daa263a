-- 7 statements
select * from (select * from (select "node".*, 'Agreement' as type from "agreement" as node) as kept where ((("kept"."id" is not null and "kept"."id" in (select "kept_financialterm"."agreement_id" from "financial_term" as "kept_financialterm" where "kept_financialterm"."agreement_id" is not null and ((exists (select 1 from json_each("kept_financialterm"."components_json") where "value" = ?)))))))) as row where 1 = 1 order by "announced_on" is null asc, "announced_on" desc, "id" asc limit ?

select * from (select * from (select "node".*, 'Agreement' as type from "agreement" as node) as kept where (((("kept"."id" in (select "agreement_id" from "agreement_kind" where "kind" = ?))) or (("kept"."id" in (select "agreement_id" from "agreement_kind" where "kind" = ?)) and (("kept"."id" is not null and "kept"."id" in (select "kept_agreementmilestone"."agreement_id" from "agreement_milestone" as "kept_agreementmilestone" where "kept_agreementmilestone"."agreement_id" is not null and ((("kept_agreementmilestone"."kind" is not null and "kept_agreementmilestone"."kind" in (select value from json_each(?)))))))))))) as row where 1 = 1 order by "announced_on" is null asc, "announced_on" desc, "id" asc limit ?

select count(*) as total from (select * from (select "node".*, 'Agreement' as type from "agreement" as node) as kept where ((("kept"."id" is not null and "kept"."id" in (select "kept_financialterm"."agreement_id" from "financial_term" as "kept_financialterm" where "kept_financialterm"."agreement_id" is not null and ((exists (select 1 from json_each("kept_financialterm"."components_json") where "value" = ?)))))))) as row

select * from "contingent_value_right" where "agreement_id" in (select value from json_each(?)) order by "agreement_id", position

select count(*) as total from (select * from (select "node".*, 'Agreement' as type from "agreement" as node) as kept where (((("kept"."id" in (select "agreement_id" from "agreement_kind" where "kind" = ?))) or (("kept"."id" in (select "agreement_id" from "agreement_kind" where "kind" = ?)) and (("kept"."id" is not null and "kept"."id" in (select "kept_agreementmilestone"."agreement_id" from "agreement_milestone" as "kept_agreementmilestone" where "kept_agreementmilestone"."agreement_id" is not null and ((("kept_agreementmilestone"."kind" is not null and "kept_agreementmilestone"."kind" in (select value from json_each(?)))))))))))) as row

select * from "stake" where "agreement_id" in (select value from json_each(?)) order by "agreement_id", position

select "node".*, 'Company' as type from "company" as node where "id" in (select value from json_each(?))
