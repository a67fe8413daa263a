import { enableCompileCache } from "node:module";
import { Command } from "commander";
import { readConfig } from "./config.ts";
import { ConfigError } from "./settings/settings.ts";

// Code compiled for one start is kept for the next, in the system's folder for temporary files.
enableCompileCache();

const program = new Command("drug-deal-graph").description(
  "A knowledge graph of drug development, served over GraphQL.",
);

program
  .command("serve", { isDefault: true })
  .description("load the records if they changed, then serve the graph")
  .action(async () => {
    const config = readConfig();
    const { serve } = await import("./server/operate/serve.ts");
    const { refresh } = await import("./intake/records/refresh.ts");
    await serve(config, (store, log) => refresh(store, config.data, log));
  });

program
  .command("load")
  .argument("<folder>", "a folder of record files, such as data")
  .option("--check", "check the records without writing to the store")
  .description("replace the content of the store with the records of a folder")
  .action(async (folder: string, options: { check?: boolean }) => {
    const { load } = await import("./intake/records/command.ts");
    const { openStore } = await import("./store/open.ts");
    const { databaseUrl, data } = readConfig();
    await load(folder, data, options.check ? null : () => openStore(databaseUrl));
  });

program
  .command("documents")
  .argument("<folder>", "a folder of .graphql files, or of .json manifests written by client tools")
  .description("register GraphQL documents that clients may request by id")
  .action(async (folder: string) => {
    const { registerFolder } = await import("./server/documents/register-folder.ts");
    const { openStore } = await import("./store/open.ts");
    const store = await openStore(readConfig().databaseUrl);
    try {
      const { found, added } = await registerFolder(store, folder);
      for (const { id, at } of found) process.stdout.write(`${id}  ${at}\n`);
      process.stdout.write(`registered ${added}, already registered ${found.length - added}\n`);
    } finally {
      await store.destroy();
    }
  });

program
  .command("schema")
  .option("--release <version>", "release the schema: later changes must be compatible with it")
  .description("write the generated files: schema/*.graphql and data/record.schema.json")
  .action(async (options: { release?: string }) => {
    const { writeGenerated } = await import("./generated.ts");
    for (const file of await writeGenerated()) process.stdout.write(`${file}\n`);
    if (options.release === undefined) return;
    const { release } = await import("./schema/contract/release.ts");
    await release(options.release, new Date().toISOString().slice(0, 10));
  });

/** Whether an error is of a kind that the person who started the program can resolve, so that no stack is needed. */
async function isExpected(error: unknown): Promise<boolean> {
  const { ModelError } = await import("./model/derived/check.ts");
  const { StoreError } = await import("./store/store-error.ts");
  const { ReleaseError } = await import("./schema/contract/release-error.ts");
  const { DocumentError } = await import("./server/documents/document-error.ts");
  const { RecordError } = await import("./intake/records/record-error.ts");
  return [ModelError, StoreError, ReleaseError, DocumentError, RecordError, ConfigError].some(
    (kind) => error instanceof kind,
  );
}

try {
  const [name] = process.argv.slice(2);
  const names = program.commands.map((command) => command.name());
  // Without this check, an unknown command would be taken for an argument of the default command.
  if (name !== undefined && !name.startsWith("-") && !["help", ...names].includes(name))
    throw new ConfigError(`Unknown command "${name}". Use one of ${names.join(", ")}.`);
  await program.parseAsync();
} catch (error) {
  const text = error instanceof Error ? error : new Error(String(error));
  const { RecordError } = await import("./intake/records/record-error.ts");
  const { problems, more } = error instanceof RecordError ? error : { problems: [], more: 0 };
  for (const { file, line, message } of problems) process.stderr.write(`${file}:${line}: ${message}\n`);
  if (more > 0) process.stderr.write(`and ${more.toLocaleString("en-US")} more problems\n`);
  process.stderr.write(`${(await isExpected(error)) ? text.message : text.stack}\n`);
  process.exitCode = 1;
}
