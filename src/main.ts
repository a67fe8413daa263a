import { Command, Option } from "commander";
import { type Config, readConfig } from "./config.ts";
import type { ServedStore } from "./server/operate/serve.ts";
import { maxWorkers } from "./settings/process.ts";
import { ConfigError, shown } from "./settings/settings.ts";

/** Parses the number of processes. @throws {ConfigError} */
const wholeNumber = (name: string) => (text: string) => {
  const value = Number(text);
  if (!/^\d{1,3}$/.test(text) || value < 1 || value > maxWorkers)
    throw new ConfigError(`${name} must be an integer from 1 to ${maxWorkers} (processes), got ${shown(text)}.`);
  return value;
};

const program = new Command("drug-deal-graph").description(
  "A knowledge graph of drug development, served over GraphQL.",
);

/** Adds a command that serves a store. */
function addServing(
  name: string,
  isDefault: boolean,
  description: string,
  storeOf: (config: Config) => Promise<ServedStore>,
): void {
  program
    .command(name, { isDefault })
    .description(description)
    .option("--workers <number>", "the number of processes that serve", wholeNumber("--workers"), 1)
    .addOption(new Option("--worker <number>").argParser(wholeNumber("--worker")).default(1).hideHelp())
    .action(async (processes: { workers: number; worker: number }) => {
      const config = readConfig();
      const { serve } = await import("./server/operate/serve.ts");
      await serve(config, await storeOf(config), processes);
    });
}

addServing("start", true, "load the records if they changed, then serve the graph", async (config) => {
  const { loadedStore } = await import("./command/served-store.ts");
  return loadedStore(config);
});

addServing("serve", false, "serve what the store holds, without loading records", async (config) => {
  const { preparedStore } = await import("./command/served-store.ts");
  return preparedStore(config);
});

program
  .command("load")
  .argument("<folder>", "a folder of record files, such as data")
  .option("--check", "check the records without writing to the store")
  .description("replace the content of the store with the records of a folder")
  .action(async (folder: string, options: { check?: boolean }) => {
    const { load } = await import("./intake/records/command.ts");
    const { openOrRebuild } = await import("./command/open-or-rebuild.ts");
    const config = readConfig();
    if (!options.check) refuseReadOnly(config, "load");
    const log = { warn: ({ damaged }: { damaged?: string }, text: string) => warn(`${text} (${damaged})`) };
    const open = () => openOrRebuild(config.databaseUrl, folder, log);
    await load(folder, config.data, options.check ? null : open);
  });

program
  .command("compare")
  .argument("<records>", "a folder of record files, such as data")
  .argument("<folder>", "a folder with files of regulators, in the folders drugsatfda, oopd and ema")
  .description("compare regulatory events with public files of regulators; exit with 1 if a fact differs")
  .action(async (records: string, folder: string) => {
    const { compare } = await import("./intake/regulator/command.ts");
    if (!(await compare(records, folder))) process.exitCode = 1;
  });

program
  .command("documents")
  .argument("<folder>", "a folder of .graphql files, or of .json manifests written by client tools")
  .description("register GraphQL documents that clients may request by id")
  .action(async (folder: string) => {
    const { registerFolder } = await import("./server/documents/register-folder.ts");
    const { openStore } = await import("./store/open.ts");
    const config = readConfig();
    refuseReadOnly(config, "documents");
    const store = await openStore(config.databaseUrl);
    try {
      const { found, added } = await registerFolder(store, folder);
      for (const { id, at } of found) process.stdout.write(`${id}  ${at}\n`);
      process.stdout.write(`registered ${added}, already registered ${found.length - added}\n`);
    } finally {
      await store.destroy();
    }
  });

const keys = program.command("keys").description("manage the API keys of clients");

keys
  .command("add")
  .argument("<name>", "a name for the client, which the log contains")
  .option("--scopes <list>", "what the key permits: read, metrics, register", "read")
  .option("--expires <date>", "the last day (UTC) on which the key is valid: YYYY-MM-DD")
  .description("create an API key and print it, which is the only time that it is shown")
  .action(async (name: string, options: { scopes: string; expires?: string }) => {
    const { addKey } = await import("./server/access/key/key-command.ts");
    const { key, entry } = await addKey(readConfig().access.keysFile, name, options);
    const expiry = entry.expiresOn === null ? "" : `, valid through ${entry.expiresOn} (UTC)`;
    // Standard output contains the key only, so that scripts can read it.
    process.stderr.write(
      `Created the key "${name}" (${entry.id}) with the scopes ${entry.scopes.join(", ")}${expiry}.\n`,
    );
    process.stderr.write("Store the key now. It cannot be shown again.\n");
    process.stdout.write(`${key}\n`);
  });

keys
  .command("list")
  .description("list the API keys, without the keys themselves")
  .action(async () => {
    const { listKeys } = await import("./server/access/key/key-command.ts");
    process.stdout.write(await listKeys(readConfig().access.keysFile));
  });

keys
  .command("revoke")
  .argument("<id or name>", "the id of a key, or its name")
  .description("revoke an API key: running servers reject it within a second")
  .action(async (idOrName: string) => {
    const { revokeKey } = await import("./server/access/key/key-command.ts");
    const { id, name } = await revokeKey(readConfig().access.keysFile, idOrName);
    process.stdout.write(`Revoked the key "${name}" (${id}).\n`);
  });

program
  .command("verify")
  .description("verify the whole store, also while it is served; exit with 1 if it is damaged")
  .action(async () => {
    const { verify } = await import("./command/verify.ts");
    const { databaseUrl, store } = readConfig();
    if (!verify(databaseUrl, store.readOnly)) process.exitCode = 1;
  });

program
  .command("backup")
  .argument("<file>", "the file to create")
  .description("copy the store to a file, also while it is served")
  .action(async (file: string) => {
    const { backupCommand } = await import("./command/backup.ts");
    await backupCommand(readConfig().databaseUrl, file);
  });

program
  .command("restore")
  .argument("<file>", "the file of a backup")
  .description("replace the store by a backup, also while it is served")
  .action(async (file: string) => {
    const config = readConfig();
    refuseReadOnly(config, "restore");
    const { restoreCommand } = await import("./command/backup.ts");
    await restoreCommand(config.databaseUrl, file);
  });

program
  .command("page")
  .description("build the page for browsers, which the first start does otherwise")
  .action(async () => {
    const { buildPage } = await import("./server/page/prepared-page.ts");
    process.stdout.write(`${await buildPage()}\n`);
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

/** @throws {ConfigError} if the store must not be written */
function refuseReadOnly({ store }: Config, command: string): void {
  if (store.readOnly)
    throw new ConfigError(
      `READ_ONLY=yes does not allow the command "${command}", which writes to the store. Set READ_ONLY=no.`,
    );
}

function warn(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** Whether an error is of a kind that the person who started the program can resolve, so that no stack is needed. */
async function isExpected(error: unknown): Promise<boolean> {
  const { ModelError } = await import("./model/derived/check.ts");
  const { StoreError } = await import("./store/store-error.ts");
  const { ReleaseError } = await import("./schema/contract/release-error.ts");
  const { ProcessError } = await import("./server/process/process-error.ts");
  const { DocumentError } = await import("./server/documents/document-error.ts");
  const { AccessError } = await import("./server/access/access-error.ts");
  const { RecordError } = await import("./intake/records/record-error.ts");
  const { RegulatorError } = await import("./intake/regulator/table.ts");
  const kinds = [
    ModelError,
    StoreError,
    ReleaseError,
    DocumentError,
    AccessError,
    RecordError,
    RegulatorError,
    ProcessError,
    ConfigError,
  ];
  return kinds.some((kind) => error instanceof kind);
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
