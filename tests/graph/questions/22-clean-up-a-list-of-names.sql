-- 6 statements
select distinct node, type, field, text, bare from search_entry where bare in (select value from json_each(?)) and bare <> '' and field in (select value from json_each(?)) order by bare, node, field, text

select distinct bare from search_entry where field in (select value from json_each(?)) and bare <> ''

select distinct node, type, field, text, bare from search_entry where bare in (select value from json_each(?)) and bare <> '' and field in (select value from json_each(?)) order by bare, node, field, text

select "node".*, 'Company' as type from "company" as node where "id" in (select value from json_each(?))

select "node".*, 'Therapy' as type from "therapy" as node where "id" in (select value from json_each(?))

select "node".*, 'Indication' as type from "indication" as node where "id" in (select value from json_each(?))
