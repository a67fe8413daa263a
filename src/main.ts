import { enableCompileCache } from "node:module";
import { Command } from "commander";
import { ConfigError, readConfig } from "./config.ts";

// What was compiled for one start is kept for the next, in the system's folder for temporary files.
enableCompileCache();

const program = new Command("drug-deal-graph").description(
  "A knowledge graph of drug development, served over GraphQL.",
);

program
  .command("serve", { isDefault: true })
  .description("load data/ where it changed, then serve")
  .action(async () => {
    const config = readConfig();
    const { serve } = await import("./server/serve.ts");
    const { refresh } = await import("./records/refresh.ts");
    await serve(config, (store, log) => refresh(store, config.data, log));
  });

program
  .command("load")
  .argument("<folder>", "a folder of record files, such as data")
  .option("--check", "check the records and write nothing")
  .description("make the store hold exactly the records of a folder")
  .action(async (folder: string, options: { check?: boolean }) => {
    const { load } = await import("./records/command.ts");
    const { openStore } = await import("./store/open.ts");
    const { databaseUrl, data } = readConfig();
    await load(folder, data, options.check ? null : () => openStore(databaseUrl));
  });

program
  .command("documents")
  .argument("<folder>", "a folder of .graphql files, or of the .json lists that client tools write")
  .description("register documents that clients may ask by their ids")
  .action(async (folder: string) => {
    const { registerFolder } = await import("./server/register-documents.ts");
    const { openStore } = await import("./store/open.ts");
    const store = await openStore(readConfig().databaseUrl);
    try {
      const { found, added } = await registerFolder(store, folder);
      for (const { id, at } of found) process.stdout.write(`${id}  ${at}\n`);
      process.stdout.write(`registered ${added}, known already ${found.length - added}\n`);
    } finally {
      await store.destroy();
    }
  });

program
  .command("schema")
  .option("--release <version>", "hold later changes of the schema against this one")
  .description("write the generated files: schema/*.graphql and data/record.schema.json")
  .action(async (options: { release?: string }) => {
    const { writeGenerated } = await import("./generated.ts");
    for (const file of await writeGenerated()) process.stdout.write(`${file}\n`);
    if (options.release === undefined) return;
    const { release } = await import("./release.ts");
    await release(options.release, new Date().toISOString().slice(0, 10));
  });

try {
  await program.parseAsync();
} catch (error) {
  const { RecordError } = await import("./records/load.ts");
  const { StoreError } = await import("./store/store-error.ts");
  const { ReleaseError } = await import("./release.ts");
  const { DocumentError } = await import("./server/document-error.ts");
  if (error instanceof RecordError) {
    for (const { file, line, message } of error.problems) process.stderr.write(`${file}:${line}: ${message}\n`);
  }
  const expected =
    error instanceof RecordError ||
    error instanceof StoreError ||
    error instanceof DocumentError ||
    error instanceof ReleaseError ||
    error instanceof ConfigError;
  process.stderr.write(`${expected ? (error as Error).message : ((error as Error)?.stack ?? String(error))}\n`);
  process.exitCode = 1;
}
