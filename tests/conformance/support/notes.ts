import { buildSubgraphSchema } from "@apollo/subgraph";
import { parse } from "graphql";
import { createYoga } from "graphql-yoga";

// A subgraph that extends every entity of the graph, by another key than the sales subgraph if the entity has several.

const notesSdl = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.6", import: ["@key"])

  type Query { notes: [Note!] note(title: String!): Note }

  type Note {
    title: String!
    therapy: Therapy
    drugTarget: DrugTarget
    indication: Indication
    trial: Trial
    company: Company
    agreement: Agreement
    event: RegulatoryEvent
    author: Person
    source: Source
  }

  type Therapy @key(fields: "chembl") { chembl: String notes: [Note!] }
  type DrugTarget @key(fields: "id") { id: ID! notes: [Note!] }
  type Indication @key(fields: "mondo") { mondo: String notes: [Note!] }
  type Trial @key(fields: "nctId") { nctId: String notes: [Note!] }
  type Company @key(fields: "cik") { cik: String notes: [Note!] }
  type Agreement @key(fields: "id") { id: ID! notes: [Note!] }
  type RegulatoryEvent @key(fields: "id") { id: ID! notes: [Note!] }
  type Person @key(fields: "id") { id: ID! notes: [Note!] }
  type Source @key(fields: "id") { id: ID! notes: [Note!] }
`;

const idOf = (type: string, slug: string) => Buffer.from(`${type}:${slug}`).toString("base64url");

const notes = [
  {
    title: "Everything",
    therapy: { chembl: "CHEMBL4297545" },
    drugTarget: { id: idOf("DrugTarget", "somatostatin-receptor-2") },
    indication: { mondo: "MONDO:0019496" },
    trial: { nctId: "NCT03972488" },
    company: { cik: "0001121404" },
    agreement: { id: idOf("Agreement", "sanofi-radiomedix-orano-med-alphamedix-2024") },
    event: { id: idOf("RegulatoryEvent", "lutathera-fda-approved-2018-01-26") },
    author: { id: idOf("Person", "paul-hudson") },
    source: { id: idOf("Source", "fda-orphan-designations") },
  },
  { title: "No UNII", therapy: { chembl: "CHEMBL5315062" }, company: { cik: "0001521036" } },
  { title: "Pluvicto", therapy: { chembl: "CHEMBL4594406" }, trial: { nctId: "NCT03511664" } },
  { title: "Unknown", therapy: { chembl: "CHEMBL1" }, trial: { nctId: "NCT00000001" } },
  { title: "Malformed", trial: { nctId: "seven" }, author: { id: "nobody" } },
];

type Note = (typeof notes)[number];
type Relation = Exclude<keyof Note, "title">;

/** Gives the notes related to the entity of a reference. Null if the key in the reference is null. */
const notesBy = (relation: Relation, key: string) => (reference: Record<string, unknown>) =>
  reference[key] == null
    ? null
    : notes.filter((note) => (note[relation] as Record<string, unknown> | undefined)?.[key] === reference[key]);

const resolvers = {
  Query: {
    notes: () => notes,
    note: (_root: unknown, args: { title: string }) => notes.find(({ title }) => title === args.title),
  },
  Therapy: { notes: notesBy("therapy", "chembl") },
  DrugTarget: { notes: notesBy("drugTarget", "id") },
  Indication: { notes: notesBy("indication", "mondo") },
  Trial: { notes: notesBy("trial", "nctId") },
  Company: { notes: notesBy("company", "cik") },
  Agreement: { notes: notesBy("agreement", "id") },
  RegulatoryEvent: { notes: notesBy("event", "id") },
  Person: { notes: notesBy("author", "id") },
  Source: { notes: notesBy("source", "id") },
};

export const createNotesServer = () =>
  createYoga({
    schema: buildSubgraphSchema({ typeDefs: parse(notesSdl), resolvers }),
    graphiql: false,
    landingPage: false,
    logging: false,
  });
