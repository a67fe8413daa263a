import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { daysBetween, isFullDate } from "../../../domain/partial-date.ts";
import { printable } from "../../../files/printable.ts";
import { checkedRecords, readRecordFiles } from "../../../intake/records/load.ts";
import { RecordError } from "../../../intake/records/record-error.ts";
import { CurateError } from "../curate-error.ts";
import { progress } from "../progress.ts";
import type { Answers } from "./answers.ts";
import { collect } from "./collect.ts";
import { describedName, slugTexts } from "./described.ts";
import { Faults } from "./faults.ts";
import { KnownRecords } from "./known-records.ts";
import type { NewOptions } from "./options.ts";
import { Prompt } from "./prompt.ts";
import { checkedAgainst, relatedOf } from "./related.ts";
import { scaffold } from "./scaffold.ts";
import { freeSlug } from "./slug.ts";

type RecordFiles = Awaited<ReturnType<typeof readRecordFiles>>;

/**
 * `npm run curate -- new`: writes a record file of an agreement from a few answers. The file is checked with all records before it is
 * written.
 * @throws {CurateError} if answers are missing or wrong, or the agreement seems to be recorded
 * @throws {RecordError} if the records have problems
 */
export async function newAgreement(options: NewOptions): Promise<void> {
  const folder = options.data;
  progress(`Reading ${folder}`);
  const files = await readRecordFiles(folder);
  const records = checkedRecords(files, { onFile: (done, of) => progress(`Read ${done} of ${of} files`) });
  if (records.problems.count > 0) throw new RecordError(folder, records.problems);
  const known = new KnownRecords(folder, records);

  const isTerminal = process.stdin.isTTY === true && process.stderr.isTTY === true;
  const prompt = (options.ask ?? isTerminal) ? new Prompt(process.stdin, process.stderr, isTerminal) : null;
  try {
    const answers = await answersOf(options, known, prompt);
    const slug = slugFor(answers, options, known, files);
    const today = new Date().toISOString().slice(0, 10);
    const text = scaffold(slug, answers, today);
    const file = path.join("agreements", `${slug}.yaml`);
    checkScaffold(files, file, text);
    if (options.print) process.stdout.write(text);
    else await write(path.join(folder, file), text);
    tellNextSteps(answers, known, folder);
  } finally {
    prompt?.close();
  }
}

async function answersOf(options: NewOptions, known: KnownRecords, prompt: Prompt | null): Promise<Answers> {
  const faults = new Faults();
  const stated = await collect(options, known, prompt, faults);
  const given = relatedOf(options, known, faults);
  faults.throwIfAny();
  const related = await checkedAgainst(known, stated, given, options, prompt);
  const described = describedName(stated);
  const name = options.name ?? (await prompt?.text(`Name of the agreement (empty for "${described}")`)) ?? "";
  return { ...stated, related, name: name || described };
}

function slugFor(answers: Answers, { subject }: NewOptions, known: KnownRecords, files: RecordFiles): string {
  const names = files.map(({ file }) => path.basename(file).replace(/\.ya?ml$/, ""));
  return freeSlug(slugTexts(answers, subject), new Set([...known.slugsOf("Agreement"), ...names]));
}

/** @throws {CurateError} if the records with the file have problems */
function checkScaffold(files: RecordFiles, file: string, text: string): void {
  const { problems } = checkedRecords([...files, { file, bytes: Buffer.from(text) }]);
  if (problems.count === 0) return;
  const messages = problems.first().map(({ message }) => `  ${message}`);
  throw new CurateError(["The answers do not make a sound record:", ...messages, "No file was written."].join("\n"));
}

async function write(file: string, text: string): Promise<void> {
  try {
    await mkdir(path.dirname(file), { recursive: true });
    // A file that was added in the meantime stays as it is.
    await writeFile(file, text, { flag: "wx" });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown error";
    throw new CurateError(
      `${printable(file)}: The file cannot be written (${code}). Make the folder writable, or use --print.`,
    );
  }
  process.stdout.write(`${printable(file)}\n`);
}

function tellNextSteps({ announcedOn }: Answers, known: KnownRecords, folder: string): void {
  progress(
    `The record states nothing but your answers. Fill in what its comments name, as far as sources state it, then run "npm run load -- ${folder} --check".`,
  );
  if (announcedOn === null || !isFullDate(announcedOn)) return;
  const days = known.ratedDays();
  if (![...days].some((day) => day <= announcedOn && daysBetween(day, announcedOn) <= 7))
    progress(
      `No euro reference rate of ${announcedOn} or the week before is recorded, by which amounts are converted. Add those of the day to referenceRates.`,
    );
}
