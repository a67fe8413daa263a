import { type Command, Option } from "commander";
import type { DuplicatesOptions } from "./duplicates/command.ts";
import type { NewOptions } from "./new/options.ts";
import { progress } from "./progress.ts";
import type { SourcesOptions } from "./sources/command.ts";

const dataOption = "the folder of record files";
const jsonOption = "print JSON instead of text";

const repeated = (value: string, former: string[] = []) => [...former, value];

/**
 * Adds the commands for people who maintain the records.
 * @param data the folder of records that a start loads
 */
export function addCurate(program: Command, data: () => string): void {
  const curate = program.command("curate").description("tools for people who maintain the records");
  // The default is read when a command runs, so that a wrong setting is reported as by other commands.
  const withData = <Options extends { data?: string }>(options: Options) => ({
    ...options,
    data: options.data ?? data(),
  });

  curate
    .command("new")
    .description("write a record file of an agreement from a few answers; on a terminal, what is missing is asked for")
    .option("--data <folder>", dataOption)
    .option("--source <address or slug>", "the page that states the facts, or a source of the records")
    .option("--source-title <text>", "the title of a new source")
    .option("--source-kind <kind>", "the kind of a new source, such as PRESS_RELEASE")
    .option("--source-publisher <text>", "the publisher of a new source")
    .option("--source-published-on <date>", "the date of a new source")
    .option("--source-slug <slug>", "the slug of a new source; by default, one is made")
    .option("--states <text>", "what the source states, in your own words")
    .option("--kind <kind>", "a kind of the agreement, such as LICENSE; repeat it for several", repeated)
    .option("--party <name=ROLE>", "a party, found by name or slug, with its role; repeat it", repeated)
    .option("--new-company <name=KIND>", "a party that is new to the records, with its kind; may be repeated", repeated)
    .option("--therapy <name[=ROLE]>", "a therapy, found by name or slug; may be repeated", repeated)
    .option("--new-therapy <name=MODALITY>", "a therapy that is new to the records; may be repeated", repeated)
    .option("--announced-on <date>", "the date of the announcement")
    .option("--status <status>", "the status of the agreement, such as SIGNED")
    .option("--name <text>", "the name of the agreement; by default, one is made of its kind and parties")
    .option("--subject <text>", "the subject in the slug; by default, the therapy if there is one")
    .option(
      "--related <slug=RELATION>",
      "a related agreement, such as one that this one amends; may be repeated",
      repeated,
    )
    .option("--another", "write the file although an agreement of the same parties within 90 days is recorded")
    .option("--ask", "ask for what is missing, also without a terminal")
    .option("--no-ask", "ask nothing, also on a terminal")
    .option("--print", "print the file instead of writing it")
    .action(async (options: Partial<NewOptions>) => {
      const { newAgreement } = await import("./new/command.ts");
      await newAgreement(withData(options));
    });

  curate
    .command("check")
    .argument("<folder>", "a folder with files of agencies and registers, see data/README.md")
    .description("compare events and identifiers with files of agencies and registers; exit with 1 if a fact differs")
    .option("--data <folder>", dataOption)
    .option("--json", jsonOption)
    .action(async (folder: string, options: { data?: string; json?: boolean }) => {
      const { check } = await import("../../intake/regulator/command.ts");
      if (!(await check(folder, withData(options), progress))) process.exitCode = 1;
    });

  curate
    .command("sources")
    .description("list the sources by host, with their age, how many facts rest on each, and search or list pages")
    .option("--data <folder>", dataOption)
    .addOption(
      new Option("--sort <order>", "the order of the sources").choices(["host", "age", "facts"]).default("host"),
    )
    .option("--host <host>", "list only the sources of one host")
    .option("--list-pages", "list only the sources whose address is one of a search or list page")
    .option("--hosts", "list the hosts instead of the sources")
    .option("--json", jsonOption)
    .action(async (options: Omit<SourcesOptions, "data"> & { data?: string }) => {
      const { sources } = await import("./sources/command.ts");
      await sources(withData(options));
    });

  curate
    .command("duplicates")
    .description("propose nodes that may be one, with the reasons")
    .option("--data <folder>", dataOption)
    .option("--type <type>", "only nodes of a type, such as Company")
    .option("--json", jsonOption)
    .action(async (options: Omit<DuplicatesOptions, "data"> & { data?: string }) => {
      const { duplicates } = await import("./duplicates/command.ts");
      await duplicates(withData(options));
    });
}
