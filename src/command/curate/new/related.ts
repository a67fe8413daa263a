import { AgreementRelation } from "../../../domain/vocabulary/agreement.ts";
import { nearest, quoted } from "../../../intake/records/problem.ts";
import { type AgreementSummary, nearDays } from "../agreement-summary.ts";
import { CurateError } from "../curate-error.ts";
import type { Answers } from "./answers.ts";
import { choicesOf } from "./choices.ts";
import type { Stated } from "./collect.ts";
import { mainParties } from "./described.ts";
import type { Faults } from "./faults.ts";
import type { KnownRecords } from "./known-records.ts";
import type { NewOptions } from "./options.ts";
import type { Prompt } from "./prompt.ts";

/** The related agreements of options, such as "beta-acme-2024=AMENDS". */
export function relatedOf({ related = [] }: NewOptions, known: KnownRecords, faults: Faults): Answers["related"] {
  return related.flatMap((text) => {
    const [agreement = "", relation = ""] = text.split("=").map((part) => part.trim());
    if (!known.has("Agreement", agreement)) {
      const near = nearest(agreement, [...known.slugsOf("Agreement")]);
      const meant = near === undefined ? "" : ` Did you mean "${near}"?`;
      faults.add(`--related: No agreement has the slug ${quoted(agreement)}.${meant} Use "<slug>=<RELATION>".`);
      return [];
    }
    faults.checkWord("--related", relation, AgreementRelation);
    return [{ agreement, relation }];
  });
}

/**
 * Looks for agreements of the same parties at about the same time, which may be the same agreement.
 * @returns the related agreements, with those that the curator relates when asked
 * @throws {CurateError} if there is one, and nobody said that this is another
 */
export async function checkedAgainst(
  known: KnownRecords,
  { parties, announcedOn }: Stated,
  related: Answers["related"],
  { another }: NewOptions,
  prompt: Prompt | null,
): Promise<Answers["related"]> {
  const companies = new Set(mainParties(parties).map(({ node }) => node.slug));
  const stated = new Set(related.map(({ agreement }) => agreement));
  const found = known.agreementsLike(companies, announcedOn).filter(({ slug }) => !stated.has(slug));
  if (found.length === 0 || another) return related;
  const text = [
    `${found.length === 1 ? "An agreement" : "Agreements"} of the same parties within ${nearDays} days ${found.length === 1 ? "is" : "are"} recorded:`,
    ...found.map((agreement) => `  ${lineOf(agreement, known)}`),
  ].join("\n");
  const relations = Object.keys(AgreementRelation.terms).join(", ");
  if (!prompt)
    throw new CurateError(
      `${text}\nAdd the facts to that record. If this is another agreement, add --related <slug>=<RELATION> (one of ${relations}), or --another if the two are not related. No file was written.`,
    );
  prompt.say(text);
  if (!(await prompt.confirm("Is this another agreement?")))
    throw new CurateError("Add the facts to the record that exists. No file was written.");
  const added: Answers["related"] = [];
  for (const { slug } of found) {
    const relation = await prompt.choice(`How it is related to ${slug}`, choicesOf(AgreementRelation), true);
    if (relation !== "") added.push({ agreement: slug, relation });
  }
  return [...related, ...added];
}

function lineOf({ slug, name, kinds, date }: AgreementSummary, known: KnownRecords): string {
  return `${known.placeOf("Agreement", slug)}: ${slug} (${name}), ${kinds.join(", ")}, ${date ?? "not dated"}`;
}
