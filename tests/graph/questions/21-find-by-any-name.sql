-- 9 statements
select term from search_word where term >= ? and term < ? limit 1

select term from search_word where term >= ? and term < ? limit 1

select term from search_word where term >= ? and term < ? limit 1

select term from search_word where term >= ? and term < ? limit 1

select * from ( select node, type, score, field, text, size from ( select *, row_number() over (partition by node order by score desc, size, id) as place from ( select entry.id, entry.node, entry.type, entry.field, entry.text, length(entry.folded) as size, case when entry.bare = '' then 5 when entry.field in (select value from json_each(?)) then 10 when entry.folded = ? or entry.bare = ? then case when entry.field like '%.name' then 100 else 90 end when substr(entry.folded, 1, length(?)) = ? then case when entry.field like '%.name' then 70 else 60 end when entry.field like '%.name' then 40 else 30 end as score from (select search_entry.* from search_index join search_entry on search_entry.id = search_index.rowid where search_index match ?) as entry ) as scored ) as best where place = 1) as row where 1 = 1 order by "score" desc, "size" asc, "node" asc limit 6

select type, count(*) as total from ( select node, type, score, field, text, size from ( select *, row_number() over (partition by node order by score desc, size, id) as place from ( select entry.id, entry.node, entry.type, entry.field, entry.text, length(entry.folded) as size, case when entry.bare = '' then 5 when entry.field in (select value from json_each(?)) then 10 when entry.folded = ? or entry.bare = ? then case when entry.field like '%.name' then 100 else 90 end when substr(entry.folded, 1, length(?)) = ? then case when entry.field like '%.name' then 70 else 60 end when entry.field like '%.name' then 40 else 30 end as score from (select search_entry.* from search_index join search_entry on search_entry.id = search_index.rowid where search_index match ?) as entry ) as scored ) as best where place = 1) as row group by type

select count(*) as total from ( select node, type, score, field, text, size from ( select *, row_number() over (partition by node order by score desc, size, id) as place from ( select entry.id, entry.node, entry.type, entry.field, entry.text, length(entry.folded) as size, case when entry.bare = '' then 5 when entry.field in (select value from json_each(?)) then 10 when entry.folded = ? or entry.bare = ? then case when entry.field like '%.name' then 100 else 90 end when substr(entry.folded, 1, length(?)) = ? then case when entry.field like '%.name' then 70 else 60 end when entry.field like '%.name' then 40 else 30 end as score from (select search_entry.* from search_index join search_entry on search_entry.id = search_index.rowid where search_index match ?) as entry ) as scored ) as best where place = 1) as row

select "node".*, 'Therapy' as type from "therapy" as node where "id" in (select value from json_each(?))

select "node".*, 'Trial' as type from "trial" as node where "id" in (select value from json_each(?))
