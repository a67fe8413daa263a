import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Graph, testGraph } from "../../support/graph.ts";

const list = (count: number, entry: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => entry(i)).join(" ");

const bombs: [string, string][] = [
  ["more than 500 aliases", `{ ${list(501, (i) => `a${i}: __typename`)} }`],
  ["more than 500 directives", `{ ${list(501, () => "__typename @include(if: true)")} }`],
  [
    "more than 30 levels",
    `{ agreements { nodes ${"{ parties { company { agreements { nodes ".repeat(8)} { id } ${"} } } }".repeat(8)} } }`,
  ],
  [
    "more than 5000 fields",
    `{ ...f0 } ${list(14, (i) => `fragment f${i} on Query { ${i === 13 ? "__typename" : `...f${i + 1} ... on Query { ...f${i + 1} }`} }`)}`,
  ],
  [
    "more than 100 selection sets within one another",
    `{ ${"... on Query { ".repeat(100)}__typename${" }".repeat(101)}`,
  ],
  [
    "pairs of fields with the same response name",
    `{ ${list(60, () => `agreements { nodes { ${list(20, () => "id")} } }`)} }`,
  ],
  [
    "more than 5000 fields",
    `{ ...f0 } ${list(30, (i) => `fragment f${i} on Query { ${list(30, (other) => `...f${other}`)} __typename }`)}`,
  ],
];

describe("a document that would take long to validate", () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await testGraph();
  });
  afterAll(() => graph[Symbol.asyncDispose]());

  it.each(bombs)("is rejected before it is validated: %s", async (reason, document) => {
    const { errors, data } = await graph.query(document);
    expect(data).toBeUndefined();
    expect(errors).toHaveLength(1);
    expect(errors[0]?.extensions.code).toBe("QUERY_TOO_COMPLEX");
    expect(errors[0]?.message).toContain(reason);
  });

  it("is rejected by fragments that contain themselves", async () => {
    const { errors } = await graph.query(
      "{ ...a } fragment a on Query { ...b __typename } fragment b on Query { ...a }",
    );
    expect(errors[0]?.extensions.code).toBe("GRAPHQL_VALIDATION_FAILED");
  });
});
