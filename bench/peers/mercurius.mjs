import { DatabaseSync } from "node:sqlite";
import Fastify from "fastify";
import mercurius from "mercurius";

/** Mercurius with loaders and jit over the file of the store. Arguments: the port, and the file. */

const [port, file] = process.argv.slice(2);
const store = new DatabaseSync(file, { readOnly: true });
store.exec("pragma mmap_size = 2147483648; pragma cache_size = -200000");

const schema = `
  scalar _Any
  union _Entity = Company | Agreement | Therapy
  type Query {
    company(slug: String!): Company
    agreements(first: Int!, since: String, until: String): AgreementList!
    agreementsByYearAndRole(since: String!, until: String!): [YearRoleCount!]!
    _entities(representations: [_Any!]!): [_Entity]!
  }
  type Company { id: ID! name: String! kind: String! country: String foundedOn: String }
  type AgreementList { totalCount: Int! nodes: [Agreement!]! all: Int! }
  type Agreement { id: ID! name: String! status: String! announcedOn: String parties: [Party!]! therapies(first: Int!): [Therapy!]! }
  type Party { role: String! company: Company! }
  type Therapy {
    id: ID! name: String! modality: String
    indications(first: Int!): [TherapyIndication!]! regulatoryEvents(first: Int!): [RegulatoryEvent!]!
  }
  type TherapyIndication { stage: String node: Indication! }
  type Indication { id: ID! name: String! }
  type RegulatoryEvent { id: ID! kind: String! agency: String! date: String }
  type YearRoleCount { year: String! role: String! count: Int! }
`;

const company = "id, name, kind, country, founded_on as foundedOn";
const agreement = "id, name, status, announced_on as announcedOn";
const therapy = "id, name, modality";
const dated = "announced_on is null = 0 and announced_on >= ? and announced_on < ?";
const keys = "(select value from json_each(?))";
/** The first rows of each parent in one statement: the parents as JSON, then the number of rows. */
const firstOfEach = (columns, from, parent, order) => `
  select * from (select ${columns}, ${parent} as parent, row_number() over (partition by ${parent} order by ${order}) as place
    from ${from} where ${parent} in ${keys}) where place <= ? order by parent, place`;

const statements = {
  company: store.prepare(`select ${company} from company where id = ?`),
  companies: store.prepare(`select ${company} from company where id in ${keys}`),
  indications: store.prepare(`select id, name from indication where id in ${keys}`),
  agreementsById: store.prepare(`select ${agreement} from agreement where id in ${keys}`),
  therapiesById: store.prepare(`select ${therapy} from therapy where id in ${keys}`),
  page: store.prepare(`select ${agreement} from agreement where ${dated}
    order by announced_on is null, announced_on desc, id limit ?`),
  count: store.prepare(`select count(*) as total from agreement where ${dated}`),
  countAll: store.prepare("select count(*) as total from agreement"),
  parties: store.prepare(firstOfEach("role, company_id as companyId", "agreement_party", "agreement_id", "position")),
  therapies: store.prepare(
    firstOfEach(
      "therapy.id, name, modality",
      "agreement_therapy join therapy on therapy.id = therapy_id",
      "agreement_id",
      "sort_name, therapy.id, fact",
    ),
  ),
  therapyIndications: store.prepare(
    firstOfEach(
      "stage, indication_id as indicationId",
      "therapy_indication join indication on indication.id = indication_id",
      "therapy_id",
      "sort_name, indication.id, fact",
    ),
  ),
  // Unlike a window over all events, the inner query reads no more than it needs if an index has this order.
  events: store.prepare(`
    select event.id, kind, agency, date, therapy_id as parent
    from json_each(?) as key join regulatory_event as event on event.id in (
      select id from regulatory_event where therapy_id = key.value order by date is null, date desc, id limit ?)
    order by date is null, date desc, event.id`),
  stats: store.prepare(`select substr(announced_on, 1, 4) as year, role, count(distinct agreement_id) as count
    from agreement join agreement_party on agreement_id = agreement.id where ${dated} group by 1, 2`),
};

/** A loader of lists: one statement for all parents of a level. Parents of one field have the same arguments. */
const lists = (statement) => ({
  loader: async (queries) => {
    const ids = [...new Set(queries.map(({ obj }) => obj.id))];
    const found = statement.all(JSON.stringify(ids), queries[0].params.first ?? 50);
    const lists = Map.groupBy(found, ({ parent }) => parent);
    return queries.map(({ obj }) => lists.get(obj.id) ?? []);
  },
  opts: { cache: false },
});

/** A loader of single rows by a column of their parents. */
const rows = (statement, column) => ({
  loader: async (queries) => {
    const found = statement.all(JSON.stringify([...new Set(queries.map(({ obj }) => obj[column]))]));
    const byId = new Map(found.map((row) => [row.id, row]));
    return queries.map(({ obj }) => byId.get(obj[column]));
  },
  opts: { cache: false },
});

const entityStatements = {
  Company: statements.companies,
  Agreement: statements.agreementsById,
  Therapy: statements.therapiesById,
};

function entities(representations) {
  const found = new Map();
  for (const [type, group] of Map.groupBy(representations, ({ __typename }) => __typename)) {
    const ids = JSON.stringify(group.map(({ id }) => id));
    for (const row of entityStatements[type].all(ids)) found.set(`${type}:${row.id}`, { ...row, __typename: type });
  }
  return representations.map(({ __typename, id }) => found.get(`${__typename}:${id}`) ?? null);
}

const app = Fastify({ logger: false, keepAliveTimeout: 65_000 });
app.register(mercurius, {
  schema,
  jit: 1,
  graphiql: false,
  resolvers: {
    Query: {
      company: (_root, { slug }) => statements.company.get(slug),
      agreements: (_root, { first, since = "", until = "9" }) => ({ first, since, until }),
      agreementsByYearAndRole: (_root, { since, until }) => statements.stats.all(since, until),
      _entities: (_root, { representations }) => entities(representations),
    },
    AgreementList: {
      nodes: ({ first, since, until }) => statements.page.all(since, until, first),
      totalCount: ({ since, until }) => statements.count.get(since, until).total,
      all: () => statements.countAll.get().total,
    },
    _Entity: { resolveType: ({ __typename }) => __typename },
  },
  loaders: {
    Agreement: { parties: lists(statements.parties), therapies: lists(statements.therapies) },
    Party: { company: rows(statements.companies, "companyId") },
    Therapy: { indications: lists(statements.therapyIndications), regulatoryEvents: lists(statements.events) },
    TherapyIndication: { node: rows(statements.indications, "indicationId") },
  },
});
await app.listen({ port: Number(port), host: "127.0.0.1" });
console.log("ready");
