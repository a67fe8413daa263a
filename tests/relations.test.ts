import { beforeAll, describe, expect, it } from "vitest";
import { type Graph, shippedGraph } from "./support/graph.ts";

/** Every node of a root connection, with what the selection asks of it. */
async function all(graph: Graph, root: string, selection: string) {
  // biome-ignore lint/suspicious/noExplicitAny: the selection is the test's own
  const nodes: any[] = [];
  for (let after: string | null = null; ; ) {
    const { data, errors } = await graph.query(
      `query ($after: String) { ${root}(first: 100, after: $after) { pageInfo { hasNextPage endCursor } nodes { slug ${selection} } } }`,
      { after },
    );
    expect(errors).toEqual([]);
    nodes.push(...data[root].nodes);
    if (!data[root].pageInfo.hasNextPage) return nodes;
    after = data[root].pageInfo.endCursor;
  }
}

/** One end of a relation: its edges, each as one text, the subject of the relation first. */
interface End {
  root: string;
  selection: string;
  // biome-ignore lint/suspicious/noExplicitAny: the selection is the test's own
  edges: (node: any) => string[];
}

const pages = (selection: string) => `(first: 100) { totalCount ${selection} }`;

/** Each kind of edge, from the subject's end and from the object's. */
const relations: Record<string, [End, End]> = {
  PARTY_TO: [
    {
      root: "companies",
      selection: `agreements${pages("edges { roles node { slug } }")}`,
      edges: ({ slug, agreements }) =>
        agreements.edges.flatMap((edge: { roles: string[]; node: { slug: string } }) =>
          edge.roles.map((role) => `${slug} ${role} ${edge.node.slug}`),
        ),
    },
    {
      root: "agreements",
      selection: "parties { role company { slug } }",
      edges: ({ slug, parties }) =>
        parties.map(
          (party: { role: string; company: { slug: string } }) => `${party.company.slug} ${party.role} ${slug}`,
        ),
    },
  ],
  COVERS_THERAPY: [
    {
      root: "agreements",
      selection: `therapies${pages("nodes { slug }")}`,
      edges: ({ slug, therapies }) => therapies.nodes.map((node: { slug: string }) => `${slug} ${node.slug}`),
    },
    {
      root: "therapies",
      selection: `agreements${pages("nodes { slug }")}`,
      edges: ({ slug, agreements }) => agreements.nodes.map((node: { slug: string }) => `${node.slug} ${slug}`),
    },
  ],
  IN_FIELD: [
    {
      root: "agreements",
      selection: `indications${pages("nodes { slug }")}`,
      edges: ({ slug, indications }) => indications.nodes.map((node: { slug: string }) => `${slug} ${node.slug}`),
    },
    {
      root: "indications",
      selection: "agreements(first: 100, includeDescendants: false) { totalCount nodes { slug } }",
      edges: ({ slug, agreements }) => agreements.nodes.map((node: { slug: string }) => `${node.slug} ${slug}`),
    },
  ],
  OWNS: [
    {
      root: "companies",
      selection: `subsidiaries${pages("nodes { slug }")}`,
      edges: ({ slug, subsidiaries }) => subsidiaries.nodes.map((node: { slug: string }) => `${slug} ${node.slug}`),
    },
    {
      root: "companies",
      selection: `parents${pages("edges { to node { slug } }")}`,
      edges: ({ slug, parents }) =>
        parents.edges
          .filter(({ to }: { to: string | null }) => to === null)
          .map((edge: { node: { slug: string } }) => `${edge.node.slug} ${slug}`),
    },
  ],
  AFFILIATED_WITH: [
    {
      root: "people",
      selection: "affiliations { title company { slug } }",
      edges: ({ slug, affiliations }) =>
        affiliations.map(
          (part: { title: string; company: { slug: string } }) => `${slug} ${part.title} ${part.company.slug}`,
        ),
    },
    {
      root: "companies",
      selection: `people${pages("edges { role node { slug } }")}`,
      edges: ({ slug, people }) =>
        people.edges.map((edge: { role: string; node: { slug: string } }) => `${edge.node.slug} ${edge.role} ${slug}`),
    },
  ],
  HAS_ROLE_IN: [
    {
      root: "companies",
      selection: `therapies${pages("edges { roles node { slug } }")}`,
      edges: ({ slug, therapies }) =>
        therapies.edges.flatMap((edge: { roles: string[]; node: { slug: string } }) =>
          edge.roles.map((role) => `${slug} ${role} ${edge.node.slug}`),
        ),
    },
    {
      root: "therapies",
      selection: `companies${pages("edges { roles node { slug } }")}`,
      edges: ({ slug, companies }) =>
        companies.edges.flatMap((edge: { roles: string[]; node: { slug: string } }) =>
          edge.roles.map((role) => `${edge.node.slug} ${role} ${slug}`),
        ),
    },
  ],
  TREATS: [
    {
      root: "therapies",
      selection: `indications${pages("edges { stage activity population asOf node { slug } }")}`,
      edges: ({ slug, indications }) =>
        indications.edges.map(
          (edge: Record<string, unknown> & { node: { slug: string } }) =>
            `${slug} ${edge.node.slug} ${edge.stage} ${edge.activity} ${edge.population} ${edge.asOf}`,
        ),
    },
    {
      root: "indications",
      selection:
        "therapies(first: 100, includeDescendants: false) { totalCount edges { stage activity population asOf node { slug } } }",
      edges: ({ slug, therapies }) =>
        therapies.edges.map(
          (edge: Record<string, unknown> & { node: { slug: string } }) =>
            `${edge.node.slug} ${slug} ${edge.stage} ${edge.activity} ${edge.population} ${edge.asOf}`,
        ),
    },
  ],
  EVENT_OF: [
    {
      root: "regulatoryEvents",
      selection: "therapy { slug }",
      edges: ({ slug, therapy }) => [`${slug} ${therapy.slug}`],
    },
    {
      root: "therapies",
      selection: `regulatoryEvents${pages("nodes { slug }")}`,
      edges: ({ slug, regulatoryEvents }) =>
        regulatoryEvents.nodes.map((node: { slug: string }) => `${node.slug} ${slug}`),
    },
  ],
  EVENT_FOR: [
    {
      root: "regulatoryEvents",
      selection: "indication { slug }",
      edges: ({ slug, indication }) => (indication ? [`${slug} ${indication.slug}`] : []),
    },
    {
      root: "indications",
      selection: "regulatoryEvents(first: 100, includeDescendants: false) { totalCount nodes { slug } }",
      edges: ({ slug, regulatoryEvents }) =>
        regulatoryEvents.nodes.map((node: { slug: string }) => `${node.slug} ${slug}`),
    },
  ],
  "SPONSORED_BY of events": [
    {
      root: "regulatoryEvents",
      selection: "sponsor { slug }",
      edges: ({ slug, sponsor }) => (sponsor ? [`${slug} ${sponsor.slug}`] : []),
    },
    {
      root: "companies",
      selection: `regulatoryEvents${pages("nodes { slug }")}`,
      edges: ({ slug, regulatoryEvents }) =>
        regulatoryEvents.nodes.map((node: { slug: string }) => `${node.slug} ${slug}`),
    },
  ],
  "SPONSORED_BY of trials": [
    {
      root: "trials",
      selection: "sponsors { slug }",
      edges: ({ slug, sponsors }) => sponsors.map((node: { slug: string }) => `${slug} ${node.slug}`),
    },
    {
      root: "companies",
      selection: `trials${pages("nodes { slug }")}`,
      edges: ({ slug, trials }) => trials.nodes.map((node: { slug: string }) => `${node.slug} ${slug}`),
    },
  ],
  STUDIES: [
    {
      root: "trials",
      selection: "therapies { slug }",
      edges: ({ slug, therapies }) => therapies.map((node: { slug: string }) => `${slug} ${node.slug}`),
    },
    {
      root: "therapies",
      selection: `trials${pages("nodes { slug }")}`,
      edges: ({ slug, trials }) => trials.nodes.map((node: { slug: string }) => `${node.slug} ${slug}`),
    },
  ],
  STUDIES_INDICATION: [
    {
      root: "trials",
      selection: "indications { slug }",
      edges: ({ slug, indications }) => indications.map((node: { slug: string }) => `${slug} ${node.slug}`),
    },
    {
      root: "indications",
      selection: "trials(first: 100, includeDescendants: false) { totalCount nodes { slug } }",
      edges: ({ slug, trials }) => trials.nodes.map((node: { slug: string }) => `${node.slug} ${slug}`),
    },
  ],
  SUBTYPE_OF: [
    {
      root: "indications",
      selection: "parents { slug }",
      edges: ({ slug, parents }) => parents.map((node: { slug: string }) => `${slug} ${node.slug}`),
    },
    {
      root: "indications",
      selection: "children { slug }",
      edges: ({ slug, children }) => children.map((node: { slug: string }) => `${node.slug} ${slug}`),
    },
  ],
  "SUBTYPE_OF, over any number of steps": [
    {
      root: "indications",
      selection: `ancestors${pages("edges { distance node { slug } }")}`,
      edges: ({ slug, ancestors }) =>
        ancestors.edges.map(
          (edge: { distance: number; node: { slug: string } }) => `${slug} ${edge.distance} ${edge.node.slug}`,
        ),
    },
    {
      root: "indications",
      selection: `descendants${pages("edges { distance node { slug } }")}`,
      edges: ({ slug, descendants }) =>
        descendants.edges.map(
          (edge: { distance: number; node: { slug: string } }) => `${edge.node.slug} ${edge.distance} ${slug}`,
        ),
    },
  ],
  RELATED_TO: [
    {
      root: "agreements",
      selection: `related${pages("edges { relation isSubject node { slug } }")}`,
      edges: ({ slug, related }) =>
        related.edges
          .filter((edge: { isSubject: boolean }) => edge.isSubject)
          .map((edge: { relation: string; node: { slug: string } }) => `${slug} ${edge.relation} ${edge.node.slug}`),
    },
    {
      root: "agreements",
      selection: `related${pages("edges { relation isSubject node { slug } }")}`,
      edges: ({ slug, related }) =>
        related.edges
          .filter((edge: { isSubject: boolean }) => !edge.isSubject)
          .map((edge: { relation: string; node: { slug: string } }) => `${edge.node.slug} ${edge.relation} ${slug}`),
    },
  ],
  TARGETS: [
    {
      root: "therapies",
      selection: "targets { slug }",
      edges: ({ slug, targets }) => targets.map((node: { slug: string }) => `${slug} ${node.slug}`),
    },
    {
      root: "targets",
      selection: `therapies${pages("nodes { slug }")}`,
      edges: ({ slug, therapies }) => therapies.nodes.map((node: { slug: string }) => `${node.slug} ${slug}`),
    },
  ],
  "rights in therapies": [
    {
      root: "agreements",
      selection: "rights { rights grantee { slug } therapies { slug } }",
      edges: ({ slug, rights }) =>
        rights.flatMap((grant: { rights: string[]; grantee: { slug: string }; therapies: { slug: string }[] }) =>
          grant.therapies.map((therapy) => `${slug} ${grant.grantee.slug} ${grant.rights} ${therapy.slug}`),
        ),
    },
    {
      root: "therapies",
      selection: `rights${pages("nodes { rights grantee { slug } agreement { slug } }")}`,
      edges: ({ slug, rights }) =>
        rights.nodes.map(
          (grant: { rights: string[]; grantee: { slug: string }; agreement: { slug: string } }) =>
            `${grant.agreement.slug} ${grant.grantee.slug} ${grant.rights} ${slug}`,
        ),
    },
  ],
  "rights of companies": [
    {
      root: "agreements",
      selection: "rights { rights grantor { slug } grantee { slug } }",
      edges: ({ slug, rights }) =>
        rights.flatMap((grant: { rights: string[]; grantor: { slug: string } | null; grantee: { slug: string } }) =>
          [...new Set([grant.grantor?.slug, grant.grantee.slug])]
            .filter(Boolean)
            .map((company) => `${company} ${grant.rights} ${grant.grantee.slug} ${slug}`),
        ),
    },
    {
      root: "companies",
      selection: `rights${pages("nodes { rights grantee { slug } agreement { slug } }")}`,
      edges: ({ slug, rights }) =>
        rights.nodes.map(
          (grant: { rights: string[]; grantee: { slug: string }; agreement: { slug: string } }) =>
            `${slug} ${grant.rights} ${grant.grantee.slug} ${grant.agreement.slug}`,
        ),
    },
  ],
};

const ownersOfAllTimes: End = {
  root: "companies",
  selection: `parents${pages("nodes { slug }")}`,
  edges: ({ slug, parents }) => parents.nodes.map((node: { slug: string }) => `${node.slug} ${slug}`),
};

describe("every relation has the same edges from both ends", () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await shippedGraph();
  });

  it.each(Object.keys(relations))("%s", async (kind) => {
    const [subject, object] = relations[kind] as [End, End];
    const forth = (await all(graph, subject.root, subject.selection)).flatMap(subject.edges).sort();
    const back = (await all(graph, object.root, object.selection)).flatMap(object.edges).sort();
    expect(forth.length).toBeGreaterThan(10);
    expect(back).toEqual(forth);
  });

  it("and the dataset counts as many as were walked", async () => {
    const { data } = await graph.query("{ dataset { edgeCounts { kind count } } }");
    for (const { kind, count } of data.dataset.edgeCounts as { kind: string; count: number }[]) {
      const ends = Object.keys(relations).filter((name) => name.split(" of ")[0] === kind);
      expect(ends.length, kind).toBeGreaterThan(0);
      let walked = 0;
      for (const name of ends) {
        // Subsidiaries are those of today, and the count is of all times.
        const [subject] = kind === "OWNS" ? [ownersOfAllTimes] : (relations[name] as [End, End]);
        walked += (await all(graph, subject.root, subject.selection)).flatMap(subject.edges).length;
      }
      expect(walked, kind).toBe(count);
    }
  });

  it("and `neighbors` shows each of them from both ends, as its kind reads", async () => {
    const edges = "{ totalCount edges { cursor kind isSubject label node { __typename slug } } }";
    const seen = new Map<string, { subjects: string[]; objects: string[] }>();
    for (const root of [
      "companies",
      "agreements",
      "therapies",
      "targets",
      "indications",
      "regulatoryEvents",
      "trials",
      "people",
    ]) {
      const nodes = await all(
        graph,
        root,
        `__typename head: neighbors(first: 100) ${edges} tail: neighbors(last: 100) ${edges}`,
      );
      for (const { slug, __typename, head, tail } of nodes) {
        const own = `${__typename}:${slug}`;
        const whole = new Map([...head.edges, ...tail.edges].map((edge) => [edge.cursor, edge]));
        expect(whole.size, own).toBe(head.totalCount);
        for (const { kind, isSubject, label, node } of whole.values()) {
          const other = `${node.__typename}:${node.slug}`;
          const ends = seen.get(kind) ?? { subjects: [], objects: [] };
          seen.set(kind, ends);
          if (isSubject) ends.subjects.push(`${own} ${label} ${other}`);
          else ends.objects.push(`${other} ${label} ${own}`);
        }
      }
    }
    const { data } = await graph.query("{ dataset { edgeCounts { kind count } } }");
    expect([...seen.keys()].sort()).toEqual(data.dataset.edgeCounts.map(({ kind }: { kind: string }) => kind).sort());
    for (const { kind, count } of data.dataset.edgeCounts as { kind: string; count: number }[]) {
      const ends = seen.get(kind);
      expect(ends?.subjects.sort(), kind).toEqual(ends?.objects.sort());
      expect(ends?.subjects, kind).toHaveLength(count);
    }
  });

  it("and `neighbors` costs one statement for all entities of a page, whatever their types", async () => {
    const { data } = await graph.query("{ companies(first: 5) { nodes { id } } therapies(first: 5) { nodes { id } } }");
    const ids = [...data.companies.nodes, ...data.therapies.nodes].map(({ id }) => id);
    const { statements, errors } = await graph.query(
      "query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Entity { neighbors(kinds: [HAS_ROLE_IN, PARTY_TO], first: 3) { edges { kind label } } } } }",
      { ids },
    );
    expect(errors).toEqual([]);
    expect(statements).toHaveLength(3);
  });
});
