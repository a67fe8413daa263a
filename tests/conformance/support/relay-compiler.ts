import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const cli = createRequire(import.meta.url).resolve("relay-compiler/cli.js");

export interface Compiled {
  ok: boolean;
  /** The output of the compiler, with its errors if it failed. */
  output: string;
  /** The names of the generated artifacts. */
  files: string[];
  /** The text of each operation by its id, from the file of persisted operations. */
  persisted: Record<string, string>;
}

/** Compiles a folder of sources against a schema. The output goes to a temporary folder, which is removed afterwards. */
export async function compileRelay(source: string, schema: string): Promise<Compiled> {
  const root = await mkdtemp(path.join(tmpdir(), "relay-"));
  try {
    // The compiler requires both to exist.
    await mkdir(path.join(root, "generated"));
    await writeFile(path.join(root, "persisted.json"), "{}");
    await writeFile(
      path.join(root, "relay.config.json"),
      JSON.stringify({
        src: path.relative(root, source),
        schema,
        language: "typescript",
        artifactDirectory: "generated",
        persistConfig: { file: "persisted.json", algorithm: "SHA256" },
        eagerEsModules: true,
        noFutureProofEnums: true,
      }),
    );
    const { ok, output } = await run(process.execPath, [cli, "--noWatchman", "relay.config.json"], {
      cwd: root,
    }).then(
      ({ stdout, stderr }) => ({ ok: true, output: stdout + stderr }),
      ({ stdout, stderr }: { stdout: string; stderr: string }) => ({ ok: false, output: stdout + stderr }),
    );
    return {
      ok,
      output,
      files: await readdir(path.join(root, "generated")),
      persisted: JSON.parse(await readFile(path.join(root, "persisted.json"), "utf8")),
    };
  } finally {
    await rm(root, { recursive: true });
  }
}
