import { copyFile, mkdtemp, readFile, rename, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { copyOf, replaceBytes } from "../support/damage.ts";
import { addressIn, openGraph } from "../support/graph.ts";
import { type RunningServer, startServer } from "../support/server.ts";

let folder: string;
let file: string;
const servers: RunningServer[] = [];
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "health-"));
  file = path.join(folder, "graph.db");
  await copyOf(addressIn("TEST_STORE"), file);
});
afterEach(async () => {
  for (const { child } of servers.splice(0)) child.kill("SIGKILL");
  await rm(folder, { recursive: true });
});

const unavailable = (reason: string) => ({
  status: 503,
  body: expect.objectContaining({ status: "unavailable", reason }),
});
const ready = { status: 200, body: { status: "ready", revision: 1 } };
const agreements = "{ agreements(first: 100) { nodes { name parties { company { name } } } } }";

async function openReadiness() {
  const graph = await openGraph(file);
  const readiness = async () => {
    const response = await graph.fetch("/health/ready");
    return { status: response.status, body: await response.json() };
  };
  return { graph, readiness };
}

describe("readiness", () => {
  it("fails while the file is gone, and recovers when it is back", async () => {
    const { graph, readiness } = await openReadiness();
    expect(await readiness()).toEqual(ready);
    await rename(file, `${file}.away`);
    expect(await readiness()).toEqual(unavailable("store-missing"));
    expect((await graph.query("{ dataset { revision } }")).data).toEqual({ dataset: { revision: 1 } });
    await rename(`${file}.away`, file);
    expect(await readiness()).toEqual(ready);
    expect((await graph.fetch("/health/live")).status).toBe(200);
    await graph.store.destroy();
  });

  it("goes on with another store that takes the place of the file, but not with any other file", async () => {
    const { graph, readiness } = await openReadiness();
    const other = path.join(folder, "other.db");
    await copyFile(file, other);
    const database = new DatabaseSync(other);
    database.exec("update dataset set revision = 7");
    database.close();
    await writeFile(`${file}.text`, "a text");
    await rename(`${file}.text`, file);
    expect(await readiness()).toEqual(unavailable("store-malformed"));
    const foreign = new DatabaseSync(`${file}.foreign`);
    foreign.exec("create table note (text text)");
    foreign.close();
    await rename(`${file}.foreign`, file);
    expect(await readiness()).toEqual(unavailable("store-replaced"));
    await rename(other, file);
    expect(await readiness()).toEqual({ status: 200, body: { status: "ready", revision: 7 } });
    expect((await graph.query("{ dataset { revision } }")).data).toEqual({ dataset: { revision: 7 } });
    await graph.store.destroy();
  });

  it("fails while the file is truncated or overwritten, without ending the process", async () => {
    const { graph, readiness } = await openReadiness();
    const sound = await readFile(file);
    await graph.query(agreements);
    await truncate(file, 40_960);
    expect(await readiness()).toEqual(unavailable("store-malformed"));
    await graph.query(agreements);
    await writeFile(file, "garbage");
    expect(await readiness()).toEqual(unavailable("store-malformed"));
    await graph.query(agreements);
    await writeFile(file, sound);
    expect((await readiness()).body).toMatchObject({ status: expect.stringMatching(/ready|unavailable/) });
    await graph.store.destroy();
  });

  it("fails after a query that the store cannot answer, which gets status 503 and a code", async () => {
    const { graph, readiness } = await openReadiness();
    const bytes = await readFile(file);
    bytes.fill(0xff, 4096);
    await writeFile(file, bytes);
    const { status, errors } = await graph.query(agreements);
    expect(status).toBe(503);
    expect(errors[0]).toMatchObject({
      message: "The store cannot be read at the moment. Try again later.",
      extensions: { code: "STORE_UNAVAILABLE" },
    });
    expect((await readiness()).status).toBe(503);
    expect(graph.log.join("\n")).toContain('"msg":"the store failed"');
    await graph.store.destroy();
  });
});

describe("a running server", () => {
  const environment = () => ({ DATABASE_URL: file, VERIFY_INTERVAL: "0" });

  it("reports damaged content, answers queries, and recovers when the damage is repaired", async () => {
    const sound = await readFile(file);
    await replaceBytes(file, "Sanofi licenses AlphaMedix", "Xanofi licenses AlphaMedix");
    const server = await startServer("serve", environment());
    servers.push(server);
    await expect.poll(server.readiness, { timeout: 15_000 }).toEqual(unavailable("store-damaged"));
    expect((await server.query("{ agreements(first: 1) { nodes { slug } } }")).status).toBe(200);
    expect(server.lines.join("\n")).toMatch(/"findings":\[.*agreement: a row of chunk \d+ differs/);
    await writeFile(file, sound);
    await expect.poll(server.readiness, { timeout: 30_000, interval: 500 }).toEqual(ready);
    expect((await server.query(agreements)).body).toContain("Sanofi licenses AlphaMedix");
    expect(await server.stop()).toBe(0);
  }, 60_000);

  it("rejects queries while the structure of the store is damaged", async () => {
    const database = new DatabaseSync(file);
    database.exec("drop index company__sort_name__id");
    database.close();
    const server = await startServer("serve", environment());
    servers.push(server);
    await expect.poll(server.readiness, { timeout: 15_000 }).toEqual(unavailable("store-damaged"));
    const { status, body } = await server.query("{ dataset { revision } }");
    expect(status).toBe(503);
    expect(JSON.parse(body).errors[0].extensions.code).toBe("STORE_UNAVAILABLE");
    expect((await fetch(`${server.origin}/health/live`)).status).toBe(200);
  }, 60_000);
});
