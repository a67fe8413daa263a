import { createSchema, createYoga, type Plugin } from "graphql-yoga";
import { pino } from "pino";
import { describe, expect, it } from "vitest";
import { withMaskedHooks } from "../../src/server/answer/masked-hooks.ts";

const fail = () => {
  throw new Error("secret of src/server/yoga.ts");
};
const failLater = async () => fail();

describe("a plugin that fails", () => {
  it.each<[string, Plugin]>([
    ["before the query", { onRequest: fail }],
    ["before the query, later", { onRequest: failLater }],
    ["after the query", { onResponse: fail }],
    ["after the query, later", { onResponse: failLater }],
  ])("causes a response without its message, and a line in the log: %s", async (_when, failing) => {
    const lines: string[] = [];
    const log = pino({}, { write: (line: string) => lines.push(line) });
    const marking: Plugin = { onResponse: ({ response }) => response.headers.set("x-request-id", "a") };
    const schema = createSchema({ typeDefs: "type Query { a: Int }" });
    const yoga = createYoga({ schema, logging: false, plugins: withMaskedHooks([marking, failing, marking], log) });
    const response = await yoga.fetch("http://graph.test/graphql?query={a}");
    expect(response.status).toBe(500);
    expect(await response.json()).toEqual({
      errors: [{ message: "Unexpected error.", extensions: { code: "INTERNAL_SERVER_ERROR" } }],
    });
    expect(response.headers.get("x-request-id")).toBe("a");
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { msg: "unexpected error", err: { message: "secret of src/server/yoga.ts" } },
    ]);
  });
});
