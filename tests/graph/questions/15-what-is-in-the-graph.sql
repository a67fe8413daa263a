-- 5 statements
select *, (select "complete_after" from "change_history") as "complete_after" from "dataset"

select "node".*, 'Source' as type from "source" as node where "id" in (select value from json_each(?))

select * from "tally"

select * from (select "node".*, 'Source' as type from "source" as node) as row where 1 = 1 order by "sort_name" asc, "id" asc limit 6

select count(*) as total from (select "node".*, 'Source' as type from "source" as node) as row
