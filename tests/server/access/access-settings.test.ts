import type { ChildProcess } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addKey } from "../../../src/server/access/key/key-command.ts";
import { sampleRecords } from "../../support/records.ts";
import { run, start } from "../../support/run.ts";

describe("npm start", () => {
  let home: string;
  let environment: Record<string, string>;
  const children: ChildProcess[] = [];
  beforeEach(async () => {
    home = await mkdtemp(path.join(tmpdir(), "access-"));
    await writeFile(path.join(home, "a.yaml"), sampleRecords);
    environment = {
      PORT: "0",
      DATABASE_URL: path.join(home, "graph.db"),
      DATA: home,
      KEYS_FILE: path.join(home, "k.json"),
    };
  });
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill("SIGKILL");
    await rm(home, { recursive: true });
  });

  /** Starts the server, and returns its port when it listens. */
  async function portOf(settings: Record<string, string>): Promise<string> {
    const child = start(["start"], { ...environment, ...settings });
    children.push(child);
    let text = "";
    for await (const chunk of child.stdout ?? []) {
      text += chunk;
      const port = /"url":"http:\/\/\S+:(\d+)\/graphql"/.exec(text)?.[1];
      if (port) return port;
    }
    throw new Error(`exited before it listened: ${text}`);
  }
  const countCompanies = (port: string, headers: Record<string, string> = {}) =>
    fetch(`http://127.0.0.1:${port}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: '{"query":"{ companies { totalCount } }"}',
    });

  it("serves other machines only with authentication, or if everyone may read", async () => {
    for (const HOST of ["0.0.0.0", "::", "192.0.2.1", "graph.example.org"]) {
      const { code, stdout, stderr } = await run(["start"], { ...environment, HOST });
      expect({ code, stdout, stderr }).toEqual({
        code: 1,
        stdout: "",
        stderr: `HOST="${HOST}" accepts connections from other machines, and AUTH is none. Set AUTH to keys or jwt, or set ALLOW_ANONYMOUS=yes if everyone who can reach the server may read.\n`,
      });
    }
    expect((await countCompanies(await portOf({ HOST: "0.0.0.0", ALLOW_ANONYMOUS: "yes" }))).status).toBe(200);
    const { key } = await addKey(environment.KEYS_FILE ?? "", "web", { scopes: "read" });
    const port = await portOf({ HOST: "0.0.0.0", AUTH: "keys" });
    expect((await countCompanies(port)).status).toBe(401);
    const response = await countCompanies(port, { authorization: `Bearer ${key}` });
    expect(await response.json()).toEqual({ data: { companies: { totalCount: 2 } } });
  });

  it.each(["localhost", "127.0.0.1", "127.0.0.2"])("serves this machine without authentication at %s", async (HOST) => {
    expect(await portOf({ HOST })).toMatch(/^\d+$/);
  });

  const jwt = { AUTH: "jwt", JWT_JWKS: "https://login.example.org/jwks", JWT_ISSUER: "i", JWT_AUDIENCE: "a" };
  it.each<[what: string, settings: Record<string, string>, message: RegExp]>([
    ["an unknown method", { AUTH: "basic" }, /^AUTH must be "none", "keys", "jwt" or "keys,jwt", got "basic"\.\n$/],
    ["none together with a method", { AUTH: "none,keys" }, /^AUTH must be .*, got "none,keys"\.\n$/],
    [
      "no file of keys",
      { AUTH: "keys" },
      /^KEYS_FILE: .*k\.json cannot be used: the file does not exist\. Create keys with `npm run keys -- add <name>`, or restore the file\.\n$/,
    ],
    [
      "a folder in place of the file",
      { AUTH: "keys", KEYS_FILE: "src" },
      /^KEYS_FILE: src cannot be used: the path is that of a folder\./,
    ],
    [
      "a damaged file of keys",
      { AUTH: "keys", KEYS_FILE: "package.json" },
      /^KEYS_FILE: package\.json cannot be used: version: must be 1\. [^\n]*\n$/,
    ],
    [
      "no key set",
      { ...jwt, JWT_JWKS: "" },
      /^JWT_JWKS must be set if AUTH contains jwt: the URL or the file of the keys that sign tokens\.\n$/,
    ],
    ["no issuer", { ...jwt, JWT_ISSUER: "" }, /^JWT_ISSUER must be set if AUTH contains jwt: /],
    ["no audience", { ...jwt, JWT_AUDIENCE: "" }, /^JWT_AUDIENCE must be set if AUTH contains jwt: /],
    [
      "keys over an open network",
      { ...jwt, JWT_JWKS: "http://login.example.org/jwks" },
      /^JWT_JWKS must be an https:\/\/ URL, an http:\/\/ URL of this machine, or the path of a file, got "http:/,
    ],
    ["another protocol", { ...jwt, JWT_JWKS: "ftp://login.example.org/jwks" }, /^JWT_JWKS must be an https:\/\/ URL/],
    [
      "a missing key set",
      { ...jwt, JWT_JWKS: "no/jwks.json" },
      /^JWT_JWKS: no\/jwks\.json cannot be used: the file does not exist\.\n$/,
    ],
    [
      "a file that is no key set",
      { ...jwt, JWT_JWKS: "package.json" },
      /^JWT_JWKS: package\.json cannot be used: the file is not a JSON Web Key Set\.\n$/,
    ],
    [
      "unsigned tokens",
      { ...jwt, JWT_ALGORITHMS: "none" },
      /^JWT_ALGORITHMS must be a list of RS256, .* \(signatures with a public key only\), got "none"\.\n$/,
    ],
    ["a shared secret", { ...jwt, JWT_ALGORITHMS: "RS256,HS256" }, /^JWT_ALGORITHMS must be .*, got "HS256"\.\n$/],
    [
      "an unclear permission",
      { ALLOW_ANONYMOUS: "true" },
      /^ALLOW_ANONYMOUS must be one of yes, no \(.*\), got "true"\.\n$/,
    ],
  ])("reports %s in one line", async (_what, settings, message) => {
    const { code, stdout, stderr } = await run(["start"], { ...environment, ...settings });
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(message);
  });
});
