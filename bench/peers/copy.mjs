import { DatabaseSync } from "node:sqlite";
import pg from "pg";

/**
 * Copies what the compared questions read from the store to PostgreSQL, with the keys and indexes that a careful user would create.
 * Arguments: the file of the store, and the folder of PostgreSQL's socket.
 */

const [file, socketFolder] = process.argv.slice(2);
const store = new DatabaseSync(file, { readOnly: true });
const client = new pg.Client({ host: socketFolder, user: "postgres" });
await client.connect();

await client.query(`
  drop schema if exists graph cascade;
  create schema graph;
  set search_path = graph;
  create table company (id text primary key, name text not null, kind text not null, country text, founded_on text);
  create table indication (id text primary key, name text not null);
  create table therapy (id text primary key, name text not null, modality text);
  create table agreement (id text primary key, name text not null, status text not null, announced_on text);
  create table party (agreement_id text not null references agreement (id), position int not null,
    company_id text not null references company (id), role text not null, primary key (agreement_id, position));
  create table agreement_therapy (agreement_id text not null references agreement (id), place int not null,
    therapy_id text not null references therapy (id), primary key (agreement_id, place));
  create table therapy_indication (therapy_id text not null references therapy (id), place int not null,
    indication_id text not null references indication (id), stage text, primary key (therapy_id, place));
  create table regulatory_event (id text primary key, kind text not null, agency text not null,
    therapy_id text not null references therapy (id), date text not null);
`);

/** The order of a nested list is stored as a number, so that PostgreSQL does not have to join the far end to sort it. */
const tables = {
  company: "select id, name, kind, country, founded_on from company",
  indication: "select id, name from indication",
  therapy: "select id, name, modality from therapy",
  agreement: "select id, name, status, announced_on from agreement",
  party: `select agreement_id, row_number() over (partition by agreement_id order by position) as position, company_id, role
    from agreement_party`,
  agreement_therapy: `select agreement_id,
    row_number() over (partition by agreement_id order by sort_name, therapy.id, fact) as place, therapy_id
    from agreement_therapy join therapy on therapy.id = therapy_id`,
  therapy_indication: `select therapy_id,
    row_number() over (partition by therapy_id order by sort_name, indication.id, fact) as place, indication_id, stage
    from therapy_indication join indication on indication.id = indication_id`,
  // An empty text sorts last in descending order, as a null does in this server.
  regulatory_event: "select id, kind, agency, therapy_id, coalesce(date, '') as date from regulatory_event",
};
const numbers = new Set(["position", "place"]);
const rowsPerStatement = 10_000;

for (const [table, query] of Object.entries(tables)) {
  const statement = store.prepare(query);
  const columns = statement.columns().map(({ name }) => name);
  const arrays = columns.map((column, index) => `$${index + 1}::${numbers.has(column) ? "int" : "text"}[]`);
  const insert = `insert into graph.${table} (${columns.join(", ")}) select * from unnest(${arrays.join(", ")})`;
  let rows = [];
  let total = 0;
  const flush = async () => {
    await client.query(
      insert,
      columns.map((column) => rows.map((row) => row[column])),
    );
    total += rows.length;
    rows = [];
  };
  for (const row of statement.iterate()) {
    rows.push(row);
    if (rows.length === rowsPerStatement) await flush();
  }
  await flush();
  console.error(`PostgreSQL: ${total.toLocaleString("en-US")} rows of ${table}`);
}

await client.query(`
  set search_path = graph;
  create index on agreement (announced_on desc, id);
  create index on party (company_id);
  create index on party (agreement_id, role);
  create index on agreement_therapy (therapy_id);
  create index on therapy_indication (indication_id);
  create index on regulatory_event (therapy_id, date desc, id);
  create type year_role_count as (year text, role text, count int);
  create function agreements_by_year_and_role(since text, until text) returns setof year_role_count
    language sql stable parallel safe as $$
      -- Hashing distinct rows is faster here than count(distinct agreement_id), which sorts.
      select year, role, count(*)::int from (
        select distinct substr(announced_on, 1, 4) as year, role, agreement_id
        from graph.agreement join graph.party on agreement_id = id
        where announced_on >= since and announced_on < until
      ) as party_of_year group by year, role
    $$;
`);
await client.query("vacuum analyze");
await client.end();
