import { readFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Served, serve } from "./served.ts";

const docs = path.resolve(import.meta.dirname, "../../../docs");
const operations = await readFile(path.join(docs, "operations.md"), "utf8");
const dashboard = JSON.parse(await readFile(path.join(docs, "grafana-dashboard.json"), "utf8"));

/** The cells of the first table in a section, without its head. */
function tableIn(section: string): string[][] {
  const [, text = ""] = new RegExp(`\n## ${section}\n([\\s\\S]*?)\n## `).exec(operations) ?? [];
  const rows = text.split("\n").filter((line) => line.startsWith("|"));
  return rows.slice(2).map((row) =>
    row
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

const namesIn = (cell = "") => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name);

/** The names of metrics in a PromQL expression. */
const metricsIn = (expression: string) => expression.match(/\b(graph|process|nodejs)_\w+/g) ?? [];

let server: Served;
beforeAll(async () => {
  server = await serve({ LOG_LEVEL: "debug", SLOW_QUERY_MS: "1" });
  const headers = { traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01" };
  const query = `query Many { ${Array.from({ length: 20 }, (_, index) => `a${index}: agreements { nodes { name parties { company { name } } } }`).join(" ")} nodes(ids: ["x"]) { id } b: agreements(first: 1000) { totalCount } }`;
  await (await server.post({ query }, headers)).text();
  const url = `${server.url}?query={dataset{name}}`;
  const etag = (await fetch(url)).headers.get("etag") ?? "";
  await fetch(url, { headers: { "if-none-match": etag } });
  const list = `${server.url}?query=query Companies { companies { nodes { name } } }`;
  await (await fetch(list, { headers: { accept: "text/csv" } })).text();
  await server.metrics();
});
afterAll(async () => {
  await server.stop();
});

describe("docs/operations.md", () => {
  it("lists each metric that is served, with its type and labels", async () => {
    const text = await server.metrics();
    const served = [...text.matchAll(/^# TYPE (\w+) (\w+)$/gm)].map(([, name = "", type]) => {
      const samples = text.match(new RegExp(`^${name}(_bucket|_sum|_count)?\\{.*\\}`, "gm")) ?? [];
      const labels = samples.flatMap((sample) => [...sample.matchAll(/(\w+)="/g)].map(([, label = ""]) => label));
      return { name, type, labels: [...new Set(labels)].filter((label) => label !== "le") };
    });
    // Nothing was refused, and readers may not have kept anything yet, so no sample shows these labels.
    const unseen: Record<string, string[]> = { graph_refusals_total: ["reason"] };
    for (const { name } of served) if (name.startsWith("graph_kept_input_")) unseen[name] = ["input"];
    const documented = tableIn("Metrics").map(([name, type, labels]) => ({
      name: namesIn(name)[0] ?? "",
      type,
      labels: namesIn(labels),
    }));
    const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);
    expect(documented.sort(byName)).toEqual(
      served.map((metric) => ({ ...metric, labels: unseen[metric.name] ?? metric.labels })).sort(byName),
    );
  });

  it("lists each field of the log lines of requests", () => {
    const lines = server.lines.filter(({ msg }) => msg === "request completed" || msg === "slow query");
    const logged = new Set(lines.flatMap((line) => Object.keys(line)));
    const documented = new Set(tableIn("Logs").flatMap(([cell]) => namesIn(cell)));
    // Clients without credentials have no such field.
    const optional = ["client"];
    expect([...logged].filter((field) => !documented.has(field))).toEqual([]);
    expect([...documented].filter((field) => !logged.has(field) && !optional.includes(field))).toEqual([]);
    expect(lines.some(({ msg }) => msg === "slow query")).toBe(true);
  });

  it("suggests alerts on metrics that exist", async () => {
    const documented = new Set(tableIn("Metrics").flatMap(([cell]) => namesIn(cell)));
    const alerts = tableIn("Alerts").map(([, expression = ""]) => expression);
    expect(alerts.length).toBeGreaterThan(5);
    for (const alert of alerts)
      for (const name of metricsIn(alert)) expect(documented, alert).toContain(name.replace(/_bucket$/, ""));
  });
});

describe("docs/grafana-dashboard.json", () => {
  it("shows each metric that is served, and no others", async () => {
    const text = await server.metrics();
    const served = new Set([...text.matchAll(/^# TYPE (\w+) \w+$/gm)].map(([, name = ""]) => name));
    const panels = dashboard.panels as { id: number; type: string; targets?: { expr: string }[] }[];
    const expressions = panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));
    const shown = new Set(expressions.flatMap(metricsIn).map((name) => name.replace(/_bucket$/, "")));
    expect([...shown].sort()).toEqual([...served].sort());
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    for (const { type, targets = [] } of panels) expect(targets.length > 0, type).toBe(type !== "row");
  });
});
