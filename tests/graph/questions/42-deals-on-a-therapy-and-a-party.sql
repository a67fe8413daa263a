-- 10 statements
select term from search_occurrence where term >= ? and term < ? limit 1

select term from search_occurrence where term >= ? and term < ? limit 1

select document.id as document, entry.field like '%.name' as is_name, entry.text as text from search_entry as entry join search_document as document on document.node = entry.node where entry.bare in (select value from json_each(?)) and entry.field in (select value from json_each(?)) order by document.id, is_name desc, entry.id

select rowid as id from search_index where search_index match ? order by rowid limit ?

select document.id as document, entry.field like '%.name' as is_name, entry.text as text from search_entry as entry join search_document as document on document.node = entry.node where entry.bare in (select value from json_each(?)) and entry.field in (select value from json_each(?)) order by document.id, is_name desc, entry.id

select rowid as id from search_index where search_index match ? and rowid in (select value from json_each(?)) order by rowid

select rowid as id from search_index where search_index match ? order by rowid limit ?

select document.id as document, entry.field as field, entry.folded as folded from search_document as document cross join search_entry as entry on entry.id between document.entry and document.entry + document.entry_count - 1 where document.id in (select value from json_each(?))

select document.id as document, entry.node, entry.type, entry.field, entry.text, entry.folded, entry.bare from search_document as document cross join search_entry as entry on entry.id between document.entry and document.entry + document.entry_count - 1 where document.id in (select value from json_each(?)) order by entry.id

select "node".*, 'Agreement' as type from "agreement" as node where "id" in (select value from json_each(?))
