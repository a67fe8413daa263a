-- 5 statements
select * from "dataset"

select * from (select *, 'Source' as type from source) as row where 1 = 1 order by "sort_name" asc, "id" asc limit ?

select count(*) as total from (select *, 'Source' as type from source) as row

select *, 'Source' as type from "source" where "id" in (select value from json_each(?))

select * from "tally"
