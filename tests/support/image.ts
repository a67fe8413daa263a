import { spawn } from "node:child_process";
import { cp, mkdir, readFile, symlink } from "node:fs/promises";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");

export interface Dockerfile {
  /** The instructions of all stages, in order, with their continuation lines joined. */
  instructions: { name: string; value: string }[];
  /** The values of an instruction in the last stage. */
  last(name: string): string[];
  /** Files and folders of the repository that the last stage copies. */
  copied: string[];
  environment: Record<string, string>;
  /** The command that installs the dependencies. */
  install: string;
  /** The command that checks the health of a container. */
  healthcheck: string[];
  entrypoint: string[];
}

/** Reads the Dockerfile, as far as tests need it. */
export async function readDockerfile(): Promise<Dockerfile> {
  const text = await readFile(path.join(root, "Dockerfile"), "utf8");
  const lines = text
    .replace(/^#.*\n/gm, "")
    .replace(/\\\n/g, " ")
    .split("\n");
  const instructions = lines
    .filter((line) => line.trim() !== "")
    .map((line) => {
      const [, name = "", value = ""] = /^([A-Z]+)\s+(.*)$/.exec(line) ?? [];
      return { name, value: value.replace(/\s+/g, " ").trim() };
    });
  const lastStage = instructions.slice(instructions.findLastIndex(({ name }) => name === "FROM"));
  const last = (name: string) => lastStage.filter((each) => each.name === name).map(({ value }) => value);
  const words = (list: readonly string[]) => list.flatMap((value) => value.split(" "));
  return {
    instructions,
    last,
    copied: last("COPY")
      .filter((value) => !value.startsWith("--from"))
      .flatMap((value) => value.split(" ").slice(0, -1)),
    environment: Object.fromEntries(words(last("ENV")).map((pair) => [...pair.split("=", 2)])),
    install: instructions.find(({ value }) => value.startsWith("npm ci"))?.value ?? "",
    healthcheck: JSON.parse(/CMD (\[.*\])$/.exec(last("HEALTHCHECK")[0] ?? "")?.[1] ?? "[]"),
    entrypoint: JSON.parse(last("ENTRYPOINT")[0] ?? "[]"),
  };
}

/** Copies what the image contains of the repository to a folder. */
export async function copyImageFiles(folder: string): Promise<void> {
  for (const entry of (await readDockerfile()).copied)
    await cp(path.join(root, entry), path.join(folder, entry), { recursive: true });
}

/** Links the packages that `npm ci --omit=dev --omit=optional` would install, and no others, from those of the repository. */
export async function linkProductionPackages(folder: string): Promise<void> {
  const { packages } = JSON.parse(await readFile(path.join(root, "package-lock.json"), "utf8")) as {
    packages: Record<string, { dev?: boolean; optional?: boolean; devOptional?: boolean }>;
  };
  for (const [key, { dev, optional, devOptional }] of Object.entries(packages)) {
    if (!/^node_modules\/(@[^/]+\/)?[^/]+$/.test(key) || dev || optional || devOptional) continue;
    await mkdir(path.join(folder, path.dirname(key)), { recursive: true });
    await symlink(path.join(root, key), path.join(folder, key));
  }
}

/** Waits until a started server listens. @returns the address of its GraphQL endpoint */
export async function listening({ stdout }: { stdout: AsyncIterable<Buffer> | null }): Promise<string> {
  let text = "";
  for await (const chunk of stdout ?? []) {
    text += chunk;
    const url = /"url":"([^"]+)".*"msg":"listening"/.exec(text)?.[1];
    if (url) return url;
  }
  throw new Error(`exited before it listened: ${text}`);
}

/** Runs a command to its end. @returns its exit code */
export function exitCodeOf(
  [command = "", ...args]: readonly string[],
  options: { env?: Record<string, string>; cwd?: string; shell?: boolean } = {},
): Promise<number | null> {
  const child = spawn(command, args, { stdio: ["ignore", "ignore", "inherit"], ...options });
  return new Promise((resolve, reject) => child.on("exit", resolve).on("error", reject));
}
