/** One end of a relation: its edges, each as one text, the subject of the relation first. */
export interface End {
  root: string;
  selection: string;
  // biome-ignore lint/suspicious/noExplicitAny: the selection is the test's own
  edges: (node: any) => string[];
}

const pages = (selection: string) => `(first: 100) { totalCount ${selection} }`;

/** Each kind of edge, from the subject's end and from the object's. */
export const relations: Record<string, [End, End]> = {
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

export const ownersOfAllTimes: End = {
  root: "companies",
  selection: `parents${pages("nodes { slug }")}`,
  edges: ({ slug, parents }) => parents.nodes.map((node: { slug: string }) => `${node.slug} ${slug}`),
};
