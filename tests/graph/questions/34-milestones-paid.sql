-- 8 statements
select * from (select * from (select "node".*, 'Agreement' as type from "agreement" as node) as kept where ((("kept"."id" is not null and "kept"."id" in (select "kept_agreementmilestone"."agreement_id" from "agreement_milestone" as "kept_agreementmilestone" where "kept_agreementmilestone"."agreement_id" is not null and ((("kept_agreementmilestone"."kind" is not null and "kept_agreementmilestone"."kind" = ?)) and (("kept_agreementmilestone"."date" is not null and "kept_agreementmilestone"."date" >= ?)))))))) as row where 1 = 1 order by "announced_on" is null asc, "announced_on" desc, "id" asc limit 21

select count(*) as total from (select * from (select "node".*, 'Agreement' as type from "agreement" as node) as kept where ((("kept"."id" is not null and "kept"."id" in (select "kept_agreementmilestone"."agreement_id" from "agreement_milestone" as "kept_agreementmilestone" where "kept_agreementmilestone"."agreement_id" is not null and ((("kept_agreementmilestone"."kind" is not null and "kept_agreementmilestone"."kind" = ?)) and (("kept_agreementmilestone"."date" is not null and "kept_agreementmilestone"."date" >= ?)))))))) as row

select * from "agreement_milestone" where "agreement_id" in (select value from json_each(?)) order by "agreement_id", position

select "node".*, 'Company' as type from "company" as node where "id" in (select value from json_each(?))

select "far".*, 'Therapy' as type, "link"."agreement_milestone_id" as parent_key from "agreement_milestone_therapy" as link cross join "therapy" as far on far.id = "link"."therapy_id" where "link"."agreement_milestone_id" in (select value from json_each(?)) order by far.sort_name, far.id

select "claim".*, 'Claim' as type, fact as parent_key from claim where fact in (select value from json_each(?)) order by fact, position

select evidence.*, claim_evidence.claim_id as parent_key from claim_evidence cross join evidence on evidence.id = claim_evidence.evidence_id where claim_evidence.claim_id in (select value from json_each(?)) order by claim_evidence.position

select "node".*, 'Source' as type from "source" as node where "id" in (select value from json_each(?))
