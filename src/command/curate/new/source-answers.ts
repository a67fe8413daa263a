import { isSlug } from "../../../domain/code.ts";
import { SourceKind } from "../../../domain/vocabulary/evidence.ts";
import { nearest, quoted } from "../../../intake/records/problem.ts";
import { hostOf } from "../address.ts";
import { progress } from "../progress.ts";
import { listPageReason } from "../sources/list-page.ts";
import type { NewSource } from "./answers.ts";
import { choicesOf } from "./choices.ts";
import { dateFault } from "./date-fault.ts";
import type { Faults } from "./faults.ts";
import type { KnownRecords } from "./known-records.ts";
import type { NewOptions } from "./options.ts";
import type { Prompt } from "./prompt.ts";
import { freeSlug, slugOf } from "./slug.ts";

const isAddress = (text: string) => /^https?:\/\/[^\s/]/i.test(text) && URL.canParse(text);

/** The source of an agreement: one of the records, by its slug or its address, or a new one. */
export async function sourceOf(
  options: NewOptions,
  known: KnownRecords,
  prompt: Prompt | null,
  faults: Faults,
): Promise<string | NewSource> {
  const given =
    options.source ?? (await prompt?.text("Address of the source, or its slug", (text) => faultOf(text, known)));
  if (given === undefined) {
    faults.missing("--source", "the address of the source, or the slug of a source of the records");
    return "";
  }
  const fault = faultOf(given, known);
  if (fault !== null) {
    faults.add(`--source: ${fault}`);
    return "";
  }
  if (!isAddress(given)) return given;
  const used = known.sourceAt(given);
  if (used === undefined) return newSource(given, options, known, prompt, faults);
  const other = options.sourceSlug !== undefined && options.sourceSlug !== used ? `, not "${options.sourceSlug}"` : "";
  progress(
    `The address is that of the source "${used}" (${known.placeOf("Source", used)}). The file cites "${used}"${other}.`,
  );
  return used;
}

function faultOf(text: string, known: KnownRecords): string | null {
  if (isAddress(text) || known.has("Source", text)) return null;
  if (/^\w+:/.test(text))
    return `${quoted(text)} is not an address of a page. Use one that begins with https:// or http://.`;
  const near = nearest(text, [...known.slugsOf("Source")]);
  const meant = near === undefined ? "" : ` Did you mean "${near}"?`;
  return `No source has the slug ${quoted(text)}.${meant} Use the address of the source, which begins with https://.`;
}

async function newSource(
  url: string,
  options: NewOptions,
  known: KnownRecords,
  prompt: Prompt | null,
  faults: Faults,
): Promise<NewSource> {
  const reason = listPageReason(url);
  if (reason !== null)
    progress(
      `The address seems to be one of a search or list page (${reason}). If the page has an address of its own, cite that.`,
    );
  const title = options.sourceTitle ?? (await prompt?.required("Title of the source")) ?? "";
  if (title === "")
    faults.missing("--source-title", "the title of the source, because no source of the records has the address");
  const kind = options.sourceKind ?? (await prompt?.choice("Kind of source", choicesOf(SourceKind))) ?? "";
  if (kind === "") faults.missing("--source-kind", `one of ${Object.keys(SourceKind.terms).join(", ")}`);
  else faults.checkWord("--source-kind", kind, SourceKind);
  const publisher = options.sourcePublisher ?? (await prompt?.text("Publisher (empty if not known)")) ?? "";

  const publishedOn =
    options.sourcePublishedOn ?? (await prompt?.text("Date of publication (empty if it has none)", dateFault)) ?? "";
  const fault = dateFault(publishedOn);
  if (fault !== null) faults.add(`--source-published-on: ${fault}`);

  const slug = options.sourceSlug ?? freeSlug([siteOf(url), title.slice(0, 60), publishedOn], known.slugsOf("Source"));
  if (!isSlug(slug))
    faults.add(`--source-slug: ${quoted(slug)} is not a valid slug. Use lowercase letters, digits and hyphens.`);
  else if (known.has("Source", slug))
    faults.add(
      `--source-slug: "${slug}" is a source with another address (${known.placeOf("Source", slug)}). Use another slug, or leave out the option.`,
    );
  return { slug, title, kind, url, publisher: publisher || null, publishedOn: publishedOn || null };
}

/** The name of a site within its host: "example" for "www.example.co.uk". */
function siteOf(url: string): string {
  const labels = (hostOf(url) ?? "").split(".").slice(0, -1);
  const own = labels.filter((label) => !["co", "com", "org", "net", "ac", "gov"].includes(label));
  return slugOf(own.at(-1) ?? "") || "source";
}
