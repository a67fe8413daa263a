import { nodeKey, partsOfNodeKey } from "../domain/node-key.ts";
import {
  type AffiliationRow,
  affiliationOrder,
  affiliationsByPerson,
  allPeople,
  type PersonRow,
  peopleOfCompanies,
  personOrder,
  type StatementRow,
  statementOrder,
  statementsAbout,
  statementsByPerson,
} from "../store/person.ts";
import { builder } from "./builder.ts";
import { claimsField, edgeClaims } from "./claim.ts";
import { Company } from "./company.ts";
import { childPage, connectionType, rootPage } from "./connection.ts";
import { bySlug, Entity } from "./entity.ts";
import { keptChildren, keptRows, whereOf } from "./filter.ts";
import { loadList } from "./load.ts";
import { loadNode, lookUp, nodeRef } from "./node.ts";

export const Person = nodeRef("Person");

const since = "null where no source says.";

const Affiliation = builder.objectRef<AffiliationRow>("Affiliation");
Affiliation.implement({
  description: "What a person is at a company; one for each title.",
  fields: (t) => ({
    company: t.field({ type: Company, description: "Where.", resolve: (row) => row.company_id }),
    title: t.exposeString("title", { description: "As what." }),
    from: t.expose("from_on", { type: "PartialDate", nullable: true, description: `Since when; ${since}` }),
    to: t.expose("to_on", {
      type: "PartialDate",
      nullable: true,
      description: "Until when; null where it goes on, or no source says.",
    }),
    claims: claimsField(t),
  }),
});

const Statement = builder.objectRef<StatementRow>("Statement");
Statement.implement({
  description: "What a person is quoted on.",
  fields: (t) => ({
    person: t.field({ type: Person, description: "Who is quoted.", resolve: (row) => row.person_id }),
    gist: t.exposeString("gist", { description: "What the person says, in the words of this graph's editors." }),
    about: t.field({
      type: Entity,
      nullable: true,
      description: "What it is about; null where it is about nothing in the graph.",
      resolve: (row, _args, context) => {
        if (row.about === null) return null;
        const { type, slug } = partsOfNodeKey(row.about);
        return loadNode(context, type, slug) as never;
      },
    }),
    claims: claimsField(t),
  }),
});

Person.implement({
  description: "A person who speaks or acts for a company.",
  interfaces: [Entity],
  fields: (t) => ({
    affiliations: t.field({
      type: [Affiliation],
      description: "What the person is, and where, as recorded; at most 50.",
      resolve: (row, _args, context) => loadList(context, "Person.affiliations", row.id, affiliationsByPerson),
    }),
    statements: t.field({
      type: [Statement],
      description: "What the person is quoted on, as recorded; at most 50.",
      resolve: (row, _args, context) => loadList(context, "Person.statements", row.id, statementsByPerson),
    }),
  }),
});

const PersonConnection = connectionType<PersonRow>("Person", { of: "people", node: Person });

const AffiliationConnection = connectionType<
  PersonRow & { edge_title: string; edge_from_on: string | null; edge_to_on: string | null; edge_fact: string }
>("Affiliation", {
  of: "people at a company, once for each title",
  node: Person,
  edgeFields: (t) => ({
    role: t.string({ description: "The title that the person holds there.", resolve: ({ row }) => row.edge_title }),
    from: t.field({
      type: "PartialDate",
      nullable: true,
      description: `Since when; ${since}`,
      resolve: ({ row }) => row.edge_from_on,
    }),
    to: t.field({
      type: "PartialDate",
      nullable: true,
      description: "Until when; null where it goes on, or no source says.",
      resolve: ({ row }) => row.edge_to_on,
    }),
    claims: edgeClaims(t),
  }),
});

builder.objectField(Company, "people", (t) =>
  t.field({
    type: AffiliationConnection,
    description: "Who is something there, by name.",
    args: { where: t.arg(whereOf("Person")), ...t.arg.connectionArgs() },
    resolve: (row, args, context) =>
      childPage(context, "Company.people", row.id, args, affiliationOrder, (keys) =>
        keptChildren(peopleOfCompanies(keys), "Person", args.where),
      ),
  }),
);

const StatementConnection = connectionType<StatementRow & { edge_fact?: string }>("Statement", {
  of: "statements",
  node: Statement,
  edgeFields: (t) => ({ claims: edgeClaims(t, (row) => [row.fact]) }),
});

builder.interfaceField(Entity, "statementsAbout", (t) =>
  t.field({
    type: StatementConnection,
    description: "What people are quoted as saying about it, by person.",
    args: { where: t.arg(whereOf("Statement")), ...t.arg.connectionArgs() },
    resolve: (row, args, context) =>
      childPage(context, "Entity.statementsAbout", nodeKey(row.type, row.id), args, statementOrder, (nodes) =>
        keptChildren(statementsAbout(nodes), "Statement", args.where),
      ),
  }),
);

builder.queryFields((t) => ({
  person: t.field({
    type: Person,
    nullable: true,
    description: "A person by exactly one of its arguments; null where there is none.",
    args: {
      id: t.arg.id({ description: "The person's global id." }),
      slug: t.arg.string({ description: "The person's slug." }),
    },
    resolve: (_root, args, context) => lookUp(context, "Person", args, { slug: bySlug }),
  }),
  people: t.field({
    type: PersonConnection,
    description: "All people, by name.",
    args: { where: t.arg(whereOf("Person")), ...t.arg.connectionArgs() },
    resolve: (_root, args, context) =>
      rootPage(context, args, personOrder, keptRows(allPeople(), "Person", args.where)),
  }),
}));
