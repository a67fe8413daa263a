-- 6 statements
select distinct node, type, field, bare from search_entry where bare in (select value from json_each(?)) and bare <> '' and (field like '%.name' or field like '%.aliases' or field like '%.legalName' or field like '%.inn' or field like '%.symbol' or field like '%.identifiers' or field like '%.unii' or field like '%.chembl' or field like '%.lei' or field like '%.cik' or field like '%.ticker' or field like '%.mondo' or field like '%.doid' or field like '%.mesh' or field like '%.nctId') order by bare, node, field

select distinct bare from search_entry where (field like '%.name' or field like '%.aliases' or field like '%.legalName' or field like '%.inn' or field like '%.symbol' or field like '%.identifiers' or field like '%.unii' or field like '%.chembl' or field like '%.lei' or field like '%.cik' or field like '%.ticker' or field like '%.mondo' or field like '%.doid' or field like '%.mesh' or field like '%.nctId') and bare <> ''

select distinct node, type, field, bare from search_entry where bare in (select value from json_each(?)) and bare <> '' and (field like '%.name' or field like '%.aliases' or field like '%.legalName' or field like '%.inn' or field like '%.symbol' or field like '%.identifiers' or field like '%.unii' or field like '%.chembl' or field like '%.lei' or field like '%.cik' or field like '%.ticker' or field like '%.mondo' or field like '%.doid' or field like '%.mesh' or field like '%.nctId') order by bare, node, field

select *, 'Company' as type from "company" where "id" in (select value from json_each(?))

select *, 'Therapy' as type from "therapy" where "id" in (select value from json_each(?))

select *, 'Indication' as type from "indication" where "id" in (select value from json_each(?))
