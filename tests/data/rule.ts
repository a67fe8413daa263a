import { predicates } from "../../src/model/derived/predicate.ts";
import { relationsOf } from "../../src/model/derived/relation.ts";
import type { Column } from "../../src/model/language.ts";
import { columnsOf, conceptOf, type EntityType, entityTypes, partsOf } from "../../src/model/model.ts";
import { everyNode } from "../support/every-node.ts";
import type { Graph } from "../support/graph.ts";

/** What the records of data/ have to meet, whatever facts they state. */
export interface Rule {
  /** Completes "Every …". */
  title: string;
  /** One line for each fact that breaks the rule. */
  violations: (graph: Graph) => Promise<string[]>;
}

interface Claim {
  predicate: string;
  text: string;
  object: { slug: string } | null;
  status: string;
  evidence: { statement: string; locator: object | null; source: { url: string | null } }[];
}

const claimFields =
  "predicate text object { slug } status evidence { statement locator { __typename } source { url } }";

const isShown = ({ status }: Claim) => status === "ACCEPTED" || status === "DISPUTED";

/** What makes a claim unsound; null if it is sound. */
function faultOf({ evidence }: Claim): string | null {
  if (evidence.length === 0) return "has no evidence";
  if (evidence.some(({ statement }) => statement.length < 5)) return "has evidence that states nothing";
  const canBeFound = evidence.some(({ locator, source }) => source.url !== null || locator !== null);
  return canBeFound ? null : "has no evidence with an address, a span or a row";
}

/** The faults of a fact that shows its own claims. */
function faultsOf(fact: string, claims: readonly Claim[]): string[] {
  const faults = claims.map(faultOf).filter((fault) => fault !== null);
  return [...(claims.some(isShown) ? [] : ["rests on no claim"]), ...faults].map((fault) => `${fact} ${fault}`);
}

function predicateOf(type: EntityType, field: string): string {
  const found = predicates.find(({ key }) => key === `${type}.${field}`);
  if (!found) throw new Error(`No claims are made about ${type}.${field}.`);
  return found.value;
}

/** Single edges of the nodes of a type. */
const singleEdges = (type: EntityType) =>
  relationsOf(type).filter(
    ({ isSingle, declaredBy, field, predicate }) => isSingle && predicate === `${declaredBy}.${field}`,
  );

const connections = (type: EntityType) => relationsOf(type).filter((relation) => !singleEdges(type).includes(relation));

/** Fields that hold a value, or a list of values, which sources state. */
function valueFields(type: EntityType): string[] {
  const columns = Object.entries(columnsOf(type));
  const stated = columns.filter(
    ([, { derived, internal, group, statedWith }]) => !derived && !internal && !statedWith && group === undefined,
  );
  return ["name", ...stated.map(([field]) => field)];
}

/** Fields that hold an object of several values, or a list of such objects. */
function objectFields(type: EntityType): string[] {
  const groups = Object.values(columnsOf(type)).flatMap(({ group }) => group ?? []);
  const owned = Object.entries(partsOf(type)).flatMap(([field, { internal }]) => (internal ? [] : [field]));
  return [...new Set([...groups, ...owned])];
}

const plural = (type: EntityType) => conceptOf(type).plural;

/** All claims about a node, page by page. */
async function claimsOf(graph: Graph, id: string): Promise<Claim[]> {
  const claims: Claim[] = [];
  for (let after: string | null = null; ; ) {
    const { data } = await graph.query(
      `query ($id: ID!, $after: String) { node(id: $id) { ... on Entity {
        claims(first: 100, after: $after) { pageInfo { hasNextPage endCursor } nodes { ${claimFields} } } } } }`,
      { id, after },
    );
    claims.push(...data.node.claims.nodes);
    if (!data.node.claims.pageInfo.hasNextPage) return claims;
    after = data.node.claims.pageInfo.endCursor;
  }
}

function claimRule(type: EntityType): Rule {
  return {
    title: `claim about ${plural(type)} has evidence with an address, a span or a row`,
    async violations(graph) {
      const found: string[] = [];
      for (const { id, slug } of await everyNode(graph, plural(type), "id")) {
        for (const claim of await claimsOf(graph, id)) {
          const fault = faultOf(claim);
          if (fault !== null) found.push(`${slug}: the claim on ${claim.predicate} ${fault}`);
        }
      }
      return found;
    },
  };
}

function valueRule(type: EntityType): Rule {
  const fields = valueFields(type);
  return {
    title: `value of ${plural(type)} rests on a claim`,
    async violations(graph) {
      const predicates = fields.map((field) => predicateOf(type, field)).join(", ");
      const selection = `${fields.join(" ")} claims(fields: [${predicates}], first: 100) { nodes { ${claimFields} } }`;
      const nodes = await everyNode(graph, plural(type), selection);
      return nodes.flatMap(({ slug, claims, ...values }) =>
        fields.flatMap((field) => {
          const claimed = claims.nodes.filter(
            (claim: Claim) => claim.predicate === predicateOf(type, field) && isShown(claim),
          );
          const stated = new Set(claimed.map(({ text }: Claim) => text));
          const bare = [values[field]].flat().filter((value) => value !== null && !stated.has(String(value)));
          return bare.map((value) => `${slug}: ${field} ${value} rests on no claim`);
        }),
      );
    },
  };
}

function objectRule(type: EntityType): Rule {
  const fields = objectFields(type);
  return {
    title: `entry of ${fields.join(", ")} of ${plural(type)} rests on a claim`,
    async violations(graph) {
      const selection = fields.map((field) => `${field} { claims { ${claimFields} } }`).join(" ");
      const nodes = await everyNode(graph, plural(type), selection);
      return nodes.flatMap(({ slug, ...entries }) =>
        fields.flatMap((field) =>
          [entries[field] ?? []].flat().flatMap(({ claims }) => faultsOf(`${slug}: an entry of ${field}`, claims)),
        ),
      );
    },
  };
}

function connectionRule(type: EntityType, field: string): Rule {
  return {
    title: `edge of ${field} of ${plural(type)} rests on a claim`,
    async violations(graph) {
      // A party is an edge of its own, in a list.
      const isList = type === "Agreement" && field === "parties";
      const edge = `claims { ${claimFields} }`;
      const selection = isList ? `${field} { ${edge} }` : `${field}(first: 100) { edges { ${edge} } }`;
      const nodes = await everyNode(graph, plural(type), selection);
      return nodes.flatMap((node) =>
        (isList ? node[field] : node[field].edges).flatMap(({ claims }: { claims: Claim[] }) =>
          faultsOf(`${node.slug}: an edge of ${field}`, claims),
        ),
      );
    },
  };
}

function singleEdgeRule(type: EntityType, field: string): Rule {
  return {
    title: `${field} of ${plural(type)} rests on a claim`,
    async violations(graph) {
      const claims = `claims(fields: [${predicateOf(type, field)}], first: 100) { nodes { ${claimFields} } }`;
      const nodes = await everyNode(graph, plural(type), `${field} { slug } ${claims}`);
      return nodes.flatMap((node) => {
        if (node[field] === null) return [];
        const own = node.claims.nodes.filter((claim: Claim) => claim.object?.slug === node[field].slug);
        return faultsOf(`${node.slug}: ${field}`, own);
      });
    },
  };
}

/** A value that a record states within the fact of another one is what the claim about that one says. */
function statedWithRule(type: EntityType, field: string, { column, as }: { column: string; as: string }): Rule {
  return {
    title: `${field} of ${plural(type)} qualifies the claim about ${column}`,
    async violations(graph) {
      const claims = `claims(fields: [${predicateOf(type, column)}], first: 100) { nodes { text status qualifiers { name value } } }`;
      const nodes = await everyNode(graph, plural(type), `${column} ${field} ${claims}`);
      return nodes.flatMap(({ slug, claims: { nodes: stated }, ...node }) => {
        const shown = stated.find((claim: Claim) => isShown(claim) && claim.text === node[column]);
        const own = shown?.qualifiers.find(({ name }: { name: string }) => name === as)?.value ?? null;
        return own === node[field] ? [] : [`${slug}: ${field} is ${node[field]}, and the claim says ${own}`];
      });
    },
  };
}

const addressRule = (type: EntityType): Rule => ({
  title: `entity of ${plural(type)} rests on a source with an address`,
  async violations(graph) {
    const nodes = await everyNode(graph, plural(type), "sources(first: 100) { nodes { url } }");
    const bare = nodes.filter(({ sources }) => sources.nodes.every(({ url }: { url: string | null }) => url === null));
    return bare.map(({ slug }) => `${slug} rests on no source with an address`);
  },
});

/** Reference rates are part of the records, so that a deal in a new currency or on a new day needs its own. */
const conversionRule: Rule = {
  title: "sum of an agreement announced on a known day converts to euros and dollars",
  async violations(graph) {
    const nodes = await everyNode(
      graph,
      "agreements",
      "announcedOn own: value { total { max } } euros: value(currency: EUR) { total { max } } dollars: value(currency: USD) { total { max } }",
    );
    return nodes.flatMap(({ slug, announcedOn, own, euros, dollars }) =>
      announcedOn?.length === 10 && own.total !== null && (euros.total === null || dollars.total === null)
        ? [`${slug} has no reference rate for ${announcedOn} or the week before`]
        : [],
    );
  },
};

const sourceRule: Rule = {
  title: "source has an address or a copy that its hash identifies",
  async violations(graph) {
    const nodes = await everyNode(graph, "sources", "url contentHash");
    return nodes.filter(({ url, contentHash }) => url === null && contentHash === null).map(({ slug }) => slug);
  },
};

export const rules: readonly Rule[] = [
  ...entityTypes.flatMap((type) => [
    addressRule(type),
    claimRule(type),
    valueRule(type),
    ...Object.entries<Column>(columnsOf(type)).flatMap(([field, { statedWith }]) =>
      statedWith ? [statedWithRule(type, field, statedWith)] : [],
    ),
    objectRule(type),
    ...singleEdges(type).map(({ field }) => singleEdgeRule(type, field)),
    ...connections(type).map(({ field }) => connectionRule(type, field)),
  ]),
  conversionRule,
  sourceRule,
];
