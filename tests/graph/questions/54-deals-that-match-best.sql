-- 31 statements
select "item"."rowid" as row from "agreement" as item order by row

select term from search_occurrence where term >= ? and term < ? limit 1

select term from search_occurrence where term >= ? and term < ? limit 1

select document.id as document, entry.field like '%.name' as is_name, entry.text as text from search_entry as entry join search_document as document on document.node = entry.node where entry.bare in (select value from json_each(?)) and entry.field in (select value from json_each(?)) order by document.id, is_name desc, entry.id

select rowid as id from search_index where search_index match ? order by rowid limit ?

select document.id as document, entry.field like '%.name' as is_name, entry.text as text from search_entry as entry join search_document as document on document.node = entry.node where entry.bare in (select value from json_each(?)) and entry.field in (select value from json_each(?)) order by document.id, is_name desc, entry.id

select rowid as id from search_index where search_index match ? and rowid in (select value from json_each(?)) order by rowid

select rowid as id from search_index where search_index match ? order by rowid limit ?

select document.id as document, entry.field as field, entry.folded as folded from search_document as document cross join search_entry as entry on entry.id between document.entry and document.entry + document.entry_count - 1 where document.id in (select value from json_each(?))

select row from (select * from (select "node".*, 'Agreement' as type, "node"."rowid" as row from "agreement" as node) as kept where ((((("kept"."announced_on" is not null and "kept"."announced_on" >= ?))) and ("kept"."id" in ( select substr(node, 11) from search_document where id in (select value from (select value from json_each(?)) where (value % 16) in (select value from json_each(?)))))))) as item

with topmost (indication_id, area_id) as materialized ( select line.indication_id, line.area_id from ( select id as indication_id, id as area_id from indication union select indication_id, ancestor_id from indication_ancestor ) as line where not exists (select 1 from indication_parent where indication_parent.indication_id = line.area_id)) select group_concat("root"."rowid", ' ') as nodes, "a_value"."kind" as "value_0" from "agreement" as root join "agreement_kind" as "a_value" on "a_value"."agreement_id" = "root"."id" where "a_value"."kind" is not null group by 2

select term from search_occurrence where term >= ? and term < ? limit 1

select term from search_occurrence where term >= ? and term < ? limit 1

select document.id as document, entry.field like '%.name' as is_name, entry.text as text from search_entry as entry join search_document as document on document.node = entry.node where entry.bare in (select value from json_each(?)) and entry.field in (select value from json_each(?)) order by document.id, is_name desc, entry.id

select rowid as id from search_index where search_index match ? order by rowid limit ?

select document.id as document, entry.field like '%.name' as is_name, entry.text as text from search_entry as entry join search_document as document on document.node = entry.node where entry.bare in (select value from json_each(?)) and entry.field in (select value from json_each(?)) order by document.id, is_name desc, entry.id

select rowid as id from search_index where search_index match ? and rowid in (select value from json_each(?)) order by rowid

select rowid as id from search_index where search_index match ? order by rowid limit ?

select document.id as document, entry.field as field, entry.folded as folded from search_document as document cross join search_entry as entry on entry.id between document.entry and document.entry + document.entry_count - 1 where document.id in (select value from json_each(?))

select id, substr(node, 11) as slug from search_document where id in (select value from json_each(?))

select id from (select * from ( select "node".*, 'Agreement' as type from "agreement" as node where id in (select value from json_each(?))) as kept where ((("kept"."announced_on" is not null and "kept"."announced_on" >= ?)))) as item

select "node".*, 'Agreement' as type from "agreement" as node where "id" in (select value from json_each(?))

select term from search_occurrence where term >= ? and term < ? limit 1

select term from search_occurrence where term >= ? and term < ? limit 1

select document.id as document, entry.field like '%.name' as is_name, entry.text as text from search_entry as entry join search_document as document on document.node = entry.node where entry.bare in (select value from json_each(?)) and entry.field in (select value from json_each(?)) order by document.id, is_name desc, entry.id

select rowid as id from search_index where search_index match ? order by rowid limit ?

select document.id as document, entry.field like '%.name' as is_name, entry.text as text from search_entry as entry join search_document as document on document.node = entry.node where entry.bare in (select value from json_each(?)) and entry.field in (select value from json_each(?)) order by document.id, is_name desc, entry.id

select rowid as id from search_index where search_index match ? and rowid in (select value from json_each(?)) order by rowid

select rowid as id from search_index where search_index match ? order by rowid limit ?

select document.id as document, entry.field as field, entry.folded as folded from search_document as document cross join search_entry as entry on entry.id between document.entry and document.entry + document.entry_count - 1 where document.id in (select value from json_each(?))

select count(*) as total from (select * from (select "node".*, 'Agreement' as type from "agreement" as node) as kept where ((("kept"."announced_on" is not null and "kept"."announced_on" >= ?)) and "kept"."id" in ( select substr(node, 11) from search_document where id in (select value from (select value from json_each(?)) where (value % 16) in (select value from json_each(?)))))) as row
