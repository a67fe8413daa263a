-- 9 statements
select * from (select * from (select "node".*, 'Agreement' as type from "agreement" as node) as kept where ((("kept"."id" is not null and "kept"."id" in (select "kept_agreementmilestone"."agreement_id" from "agreement_milestone" as "kept_agreementmilestone" where "kept_agreementmilestone"."agreement_id" is not null and (("kept_agreementmilestone"."authority" is not null))))))) as row where 1 = 1 order by "announced_on" is null asc, "announced_on" desc, "id" asc limit 21

select * from (select * from (select "node".*, 'Agreement' as type from "agreement" as node) as kept where ((("kept"."id" is not null and "kept"."id" in (select "kept_agreementmilestone"."agreement_id" from "agreement_milestone" as "kept_agreementmilestone" where "kept_agreementmilestone"."agreement_id" is not null and ((("kept_agreementmilestone"."kind" is not null and "kept_agreementmilestone"."kind" in (select value from json_each(?)))))))))) as row where 1 = 1 order by "announced_on" is null asc, "announced_on" desc, "id" asc limit 21

select count(*) as total from (select * from (select "node".*, 'Agreement' as type from "agreement" as node) as kept where ((("kept"."id" is not null and "kept"."id" in (select "kept_agreementmilestone"."agreement_id" from "agreement_milestone" as "kept_agreementmilestone" where "kept_agreementmilestone"."agreement_id" is not null and (("kept_agreementmilestone"."authority" is not null))))))) as row

select * from "agreement_milestone" where "agreement_id" in (select value from json_each(?)) order by "agreement_id", position

select count(*) as total from (select * from (select "node".*, 'Agreement' as type from "agreement" as node) as kept where ((("kept"."id" is not null and "kept"."id" in (select "kept_agreementmilestone"."agreement_id" from "agreement_milestone" as "kept_agreementmilestone" where "kept_agreementmilestone"."agreement_id" is not null and ((("kept_agreementmilestone"."kind" is not null and "kept_agreementmilestone"."kind" in (select value from json_each(?)))))))))) as row

select * from "agreement_party" where "agreement_id" in (select value from json_each(?)) order by "agreement_id", position

select * from ( select "far".*, 'Therapy' as type, "edge"."role" as "edge_role", "edge"."stage_at_signing" as "edge_stage_at_signing", edge.fact as edge_fact, "edge"."agreement_id" as parent_key from "agreement_therapy" as edge cross join "therapy" as far on far.id = "edge"."therapy_id" where "edge"."agreement_id" in (select value from json_each(?)) and visit_row("edge"."agreement_id")) as row where visit_row("parent_key") and 1 = 1 order by parent_key, "sort_name" asc, "id" asc, "edge_fact" asc

select "far".*, 'Therapy' as type, "link"."agreement_milestone_id" as parent_key from "agreement_milestone_therapy" as link cross join "therapy" as far on far.id = "link"."therapy_id" where "link"."agreement_milestone_id" in (select value from json_each(?)) order by far.sort_name, far.id

select "node".*, 'Company' as type from "company" as node where "id" in (select value from json_each(?))
