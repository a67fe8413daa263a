import { globSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { parseAllDocuments } from "yaml";
import { z } from "zod";

const root = path.resolve(import.meta.dirname, "../..");
const folder = "examples/deploy";

export const textOf = (file: string) => readFile(path.join(root, file), "utf8");
export const deploymentText = (file: string) => textOf(path.join(folder, file));
export const deploymentFiles = () =>
  globSync(`${folder}/**/*`, { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(path.join(root, folder), path.join(entry.parentPath, entry.name)));

/** The document of a YAML file. @throws if it is not valid, or has warnings */
export async function yamlOf(file: string): Promise<unknown> {
  const documents = parseAllDocuments(await deploymentText(file));
  const [document, ...others] = Array.isArray(documents) ? documents : [];
  if (!document || others.length > 0) throw new Error(`${file} must contain one document.`);
  const problems = [...document.errors, ...document.warnings];
  if (problems.length > 0) throw new Error(`${file}: ${problems[0]?.message}`);
  return document.toJS();
}

const securityContext = z.object({
  allowPrivilegeEscalation: z.literal(false),
  readOnlyRootFilesystem: z.literal(true),
  capabilities: z.object({ drop: z.tuple([z.literal("ALL")]) }),
});
const probe = z.object({ httpGet: z.object({ path: z.string(), port: z.string() }) });
const container = z.object({
  args: z.array(z.string()),
  securityContext,
  resources: z.object({ limits: z.object({ memory: z.string() }), requests: z.object({ memory: z.string() }) }),
  volumeMounts: z.array(z.object({ name: z.string(), mountPath: z.string() })),
});

export const deployment = z.object({
  metadata: z.object({ labels: z.record(z.string(), z.string()) }),
  spec: z.object({
    selector: z.object({ matchLabels: z.record(z.string(), z.string()) }),
    template: z.object({
      metadata: z.object({ labels: z.record(z.string(), z.string()) }),
      spec: z.object({
        terminationGracePeriodSeconds: z.number(),
        securityContext: z.object({ runAsNonRoot: z.literal(true), runAsUser: z.number() }),
        initContainers: z.array(container),
        containers: z.tuple([
          container.extend({
            ports: z.tuple([z.object({ name: z.string(), containerPort: z.number() })]),
            startupProbe: probe,
            livenessProbe: probe,
            readinessProbe: probe,
          }),
        ]),
      }),
    }),
  }),
});

export const compose = z.object({
  services: z.object({
    graph: z.object({
      user: z.string(),
      read_only: z.literal(true),
      cap_drop: z.tuple([z.literal("ALL")]),
      volumes: z.array(z.string()),
      environment: z.record(z.string(), z.string()),
      stop_grace_period: z.string(),
      healthcheck: z.object({ test: z.array(z.string()) }),
    }),
  }),
});

export const ingress = z.object({
  spec: z.object({
    rules: z.array(z.object({ http: z.object({ paths: z.array(z.object({ path: z.string() })) }) })),
  }),
});

/** The environment variables that a systemd unit sets. */
export function environmentOfUnit(unit: string): Record<string, string> {
  return Object.fromEntries(
    [...unit.matchAll(/^Environment=([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name, value]),
  );
}

/** The environment variables of a file of lines such as NAME=value. */
export function environmentOfFile(text: string): Record<string, string> {
  return Object.fromEntries([...text.matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name, value]));
}

/** A number of seconds from a text such as "30s". */
export function secondsOf(text: string | undefined): number {
  const [, digits = ""] = /^(\d+)s$/.exec(text ?? "") ?? [];
  if (digits === "") throw new Error(`"${text}" is not a number of seconds such as 30s.`);
  return Number(digits);
}

/** The settings that the program reads. */
export async function settingNames(): Promise<Set<string>> {
  const files = ["src/config.ts", ...globSync("src/settings/*.ts", { cwd: root })];
  const code = (await Promise.all(files.map(textOf))).join("\n");
  return new Set([...code.matchAll(/\.\w+\(\s*"([A-Z][A-Z_]+)"/g)].flatMap(([, name]) => name ?? []));
}
