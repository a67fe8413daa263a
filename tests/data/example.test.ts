import { readFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { recordsIn } from "../../src/intake/records/load.ts";
import { applyNodes } from "../../src/store/write/apply.ts";
import { type Graph, openGraph } from "../support/graph.ts";

const readme = await readFile(path.resolve(import.meta.dirname, "../../data/README.md"), "utf8");
const [, chapter = ""] = /^## One example for each structure$(.*?)^## /ms.exec(readme) ?? [];
const [shared = "", ...sections] = chapter.split(/^### /m);
const yamlOf = (text: string) => /```yaml\n([\s\S]*?)```/.exec(text)?.[1] ?? "";
const examples = sections.map((section) => ({ title: section.split("\n")[0] ?? "", text: yamlOf(section) }));

const file = (name: string, text: string) => ({ file: `${name}.yaml`, bytes: Buffer.from(text) });

/** What each example shows of its structure. */
const shown: Readonly<Record<string, { slug: string; answer: object }>> = {
  "Option that was exercised": {
    slug: "large-pharma-small-bio-option-2022",
    answer: {
      value: { upfront: { max: "20000000" }, contingent: { max: "50000000" } },
      milestones: [{ kind: "OPTION_EXERCISED" }],
      rightsGrants: [{ validFrom: "2024-03" }],
    },
  },
  "Option that lapsed": {
    slug: "large-pharma-small-bio-sml-2-option-2023",
    answer: { status: "EXPIRED", milestones: [{ kind: "OPTION_LAPSED" }, { kind: "EXPIRED" }], rightsGrants: [] },
  },
  "Termination with returned rights": {
    slug: "large-pharma-small-bio-sml-2-2020",
    answer: {
      status: "TERMINATED",
      terminationReason: "PORTFOLIO",
      milestones: [{}, { recipient: { slug: "small-bio" } }],
    },
  },
  "Royalty purchase with tranches": {
    slug: "royalty-fund-small-bio-sml-1-royalty-2024",
    answer: { terms: [{ schedule: [{ amount: { amount: "100000000" } }, { amount: { amount: "50000000" } }] }] },
  },
  "Company formed by a deal": {
    slug: "newly-formed-bio-small-bio-2023",
    answer: {
      parties: expect.arrayContaining([expect.objectContaining({ role: "SPIN_OUT" })]),
      stakes: [{ percent: "25" }],
    },
  },
  "Out-licensing from China": {
    slug: "large-pharma-china-bio-chn-1-2024",
    answer: {
      value: { total: { min: "60000000", max: "960000000" } },
      rightsGrants: [{ territory: { excludedRegions: ["GREATER_CHINA"] } }],
    },
  },
  "Contingent value rights, paid and lapsed": {
    slug: "large-pharma-target-bio-2019",
    answer: {
      status: "CLOSED",
      contingentValueRights: [{ outcome: "PAID", resolvedOn: "2021-05-03" }, { outcome: "LAPSED" }],
    },
  },
  "Antitrust challenge and remedy": {
    slug: "large-pharma-rare-bio-2022",
    answer: { milestones: [{ kind: "SECOND_REQUEST" }, { kind: "ANTITRUST_CHALLENGED" }, { kind: "REMEDY" }] },
  },
  "Co-promotion with a profit share": {
    slug: "large-pharma-small-bio-sml-1-co-promotion-2021",
    answer: { terms: [{ components: ["PROFIT_SHARE", "COST_SHARE"] }, { components: ["ROYALTY"] }] },
  },
  "Amendment that changed money": {
    slug: "royalty-fund-china-bio-chn-1-amendment-2023",
    answer: { terms: [{ relations: [{ relation: "REPLACES" }] }], value: { contingent: { max: "200000000" } } },
  },
  Settlement: {
    slug: "small-bio-china-bio-settlement-2022",
    answer: {
      value: { total: { max: "25000000" } },
      parties: [{ role: "SETTLING_PARTY" }, { role: "SETTLING_PARTY" }],
    },
  },
  "Regional license by a list of countries": {
    slug: "china-bio-small-bio-sml-1-asia-2023",
    answer: {
      rightsGrants: [{ territory: { includedCountries: ["JP", "KR", "TH", "VN"] } }],
    },
  },
  "Platform deal by target": {
    slug: "large-pharma-china-bio-platform-2022",
    answer: { value: { total: { min: "30000000", max: "780000000" } } },
  },
};

const question = `query ($slug: String!) { agreement(slug: $slug) {
  status terminationReason
  parties { role }
  milestones { kind recipient { slug } }
  rightsGrants { validFrom territory { includedCountries excludedRegions } }
  stakes { percent }
  contingentValueRights { outcome resolvedOn }
  terms { components schedule { amount { amount } } relations { relation } }
  value { upfront { max } contingent { max } total { min max } }
} }`;

describe("the examples of structures in data/README.md", () => {
  let graph: Graph;
  beforeAll(async () => {
    const files = examples.map(({ text }, index) => file(`example-${index}`, text));
    const { nodes, digest } = recordsIn("", [file("shared", yamlOf(shared)), ...files]);
    graph = await openGraph(":memory:");
    await applyNodes(graph.store, { name: "examples", digest }, nodes);
  });
  afterAll(() => graph[Symbol.asyncDispose]());

  it("are one for each structure", () => {
    expect(examples.map(({ title }) => title)).toEqual(Object.keys(shown));
  });

  it.each(examples)("load with the shared nodes alone: $title", ({ text }) => {
    expect(recordsIn("", [file("shared", yamlOf(shared)), file("example", text)]).nodes).not.toEqual([]);
  });

  it.each(examples)("show their structure: $title", async ({ title }) => {
    const { slug, answer } = shown[title] ?? { slug: "", answer: {} };
    const { data, errors } = await graph.query(question, { slug });
    expect(errors).toEqual([]);
    expect(data.agreement).toMatchObject(answer);
  });
});
