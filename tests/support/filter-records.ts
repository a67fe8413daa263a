import { expect } from "vitest";
import type { Graph } from "./graph.ts";

/** A small graph for tests of filters: two agreements, with nodes of every type that they lead to. */
export const filterRecords = `
recordedOn: 2024-01-02
evidence:
  default: { source: release, states: All of this. }
  paper: { source: paper, states: Some of this. }
sources:
  - { slug: release, title: Release, kind: PRESS_RELEASE }
  - { slug: paper, title: Paper, kind: NEWS }
companies:
  - { slug: acme, name: Acme, kind: BIOTECHNOLOGY, country: FR, listings: [{ exchange: NASDAQ, symbol: ACME }, { exchange: Euronext, symbol: ACM }] }
  - { slug: beta, name: Beta, kind: PHARMACEUTICAL, country: { value: DE, by: paper } }
  - { slug: gamma, name: Gamma, kind: PHARMACEUTICAL }
therapies:
  - slug: early
    name: Early
    indications: [{ indication: lung-cancer, stage: PHASE1 }, { indication: asthma, stage: APPROVED }]
  - { slug: late, name: Late, indications: [{ indication: lung-cancer, stage: PHASE3 }] }
  - { slug: unknown, name: Unknown, indications: [{ indication: asthma }] }
indications:
  - { slug: cancer, name: Cancer }
  - { slug: lung-cancer, name: Lung cancer, parents: [cancer] }
  - { slug: small-cell-lung-cancer, name: Small cell lung cancer, parents: [lung-cancer] }
  - { slug: asthma, name: Asthma }
agreements:
  - slug: license
    name: License
    kinds: [LICENSE]
    status: SIGNED
    announcedOn: 2020-05-01
    parties: [{ company: acme, role: LICENSOR }, { company: beta, role: LICENSEE }]
    therapies: [{ therapy: early, stageAtSigning: PHASE2 }, { therapy: late, stageAtSigning: DISCOVERY }]
    indications: [small-cell-lung-cancer]
    rightsGrants: [{ rights: [COMMERCIALIZE], grantor: acme, grantee: beta, therapies: [early], territory: { worldwide: true } }]
  - slug: amendment
    name: Amendment
    kinds: [LICENSE]
    status: SIGNED
    parties: [{ company: beta, role: LICENSEE }]
    relatedAgreements: [{ agreement: license, relation: AMENDS }]
`;

/** The slugs of the nodes of a root list that match a filter, in alphabetical order. */
export async function slugsWhere(graph: Graph, root: string, where: string): Promise<string[]> {
  const { data, errors } = await graph.query(`{ ${root}(where: ${where}) { totalCount nodes { slug } } }`);
  expect(errors).toEqual([]);
  const slugs = data[root].nodes.map(({ slug }: { slug: string }) => slug).sort();
  expect(data[root].totalCount).toBe(slugs.length);
  return slugs;
}
