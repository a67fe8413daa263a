import { buildSubgraphSchema } from "@apollo/subgraph";
import { parse } from "graphql";
import { createYoga } from "graphql-yoga";

// A subgraph that has every entity of the graph by another key than the one sales has, or by its only one.

const notesSdl = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.6", import: ["@key"])

  type Query { notes: [Note!] note(title: String!): Note }

  type Note {
    title: String!
    therapy: Therapy
    indication: Indication
    trial: Trial
    company: Company
    agreement: Agreement
    event: RegulatoryEvent
    author: Person
  }

  type Therapy @key(fields: "chembl") { chembl: String notes: [Note!] }
  type Indication @key(fields: "mondo") { mondo: String notes: [Note!] }
  type Trial @key(fields: "nctId") { nctId: String notes: [Note!] }
  type Company @key(fields: "cik") { cik: String notes: [Note!] }
  type Agreement @key(fields: "id") { id: ID! notes: [Note!] }
  type RegulatoryEvent @key(fields: "id") { id: ID! notes: [Note!] }
  type Person @key(fields: "id") { id: ID! notes: [Note!] }
`;

const idOf = (type: string, slug: string) => Buffer.from(`${type}:${slug}`).toString("base64url");

const notes = [
  {
    title: "Everything",
    therapy: { chembl: "CHEMBL4297545" },
    indication: { mondo: "MONDO:0019496" },
    trial: { nctId: "NCT03972488" },
    company: { cik: "0001121404" },
    agreement: { id: idOf("Agreement", "sanofi-radiomedix-orano-med-alphamedix-2024") },
    event: { id: idOf("RegulatoryEvent", "lutathera-fda-approved-2018-01-26") },
    author: { id: idOf("Person", "paul-hudson") },
  },
  { title: "No UNII", therapy: { chembl: "CHEMBL5315062" }, company: { cik: "0001521036" } },
  { title: "Pluvicto", therapy: { chembl: "CHEMBL4594406" }, trial: { nctId: "NCT03511664" } },
  { title: "Unknown", therapy: { chembl: "CHEMBL1" }, trial: { nctId: "NCT00000001" } },
  { title: "Malformed", trial: { nctId: "seven" }, author: { id: "nobody" } },
];

type Note = (typeof notes)[number];
type Edge = Exclude<keyof Note, "title">;

/** The notes that lead to the entity of a reference; null where the reference has no key. */
const notesBy = (edge: Edge, key: string) => (reference: Record<string, unknown>) =>
  reference[key] == null
    ? null
    : notes.filter((note) => (note[edge] as Record<string, unknown> | undefined)?.[key] === reference[key]);

const resolvers = {
  Query: {
    notes: () => notes,
    note: (_root: unknown, asked: { title: string }) => notes.find(({ title }) => title === asked.title),
  },
  Therapy: { notes: notesBy("therapy", "chembl") },
  Indication: { notes: notesBy("indication", "mondo") },
  Trial: { notes: notesBy("trial", "nctId") },
  Company: { notes: notesBy("company", "cik") },
  Agreement: { notes: notesBy("agreement", "id") },
  RegulatoryEvent: { notes: notesBy("event", "id") },
  Person: { notes: notesBy("author", "id") },
};

export const createNotesServer = () =>
  createYoga({
    schema: buildSubgraphSchema({ typeDefs: parse(notesSdl), resolvers }),
    graphiql: false,
    landingPage: false,
    logging: false,
  });
