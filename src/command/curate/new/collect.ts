import { AgreementKind, AgreementStatus } from "../../../domain/vocabulary/agreement.ts";
import { isWordOf, type Vocabulary } from "../../../domain/vocabulary/vocabulary.ts";
import type { Answers } from "./answers.ts";
import { choicesOf } from "./choices.ts";
import { dateFault } from "./date-fault.ts";
import type { Faults } from "./faults.ts";
import type { KnownRecords } from "./known-records.ts";
import { NodeAnswers } from "./node-answers.ts";
import type { NewOptions } from "./options.ts";
import type { Prompt } from "./prompt.ts";
import { sourceOf } from "./source-answers.ts";

/** What a curator states of an agreement, before it is compared with those of the records. */
export type Stated = Omit<Answers, "name" | "related">;

/**
 * Reads the answers from options, and asks for what is missing.
 * @param prompt null if nothing may be asked
 * @param faults receives what is missing or wrong
 */
export async function collect(
  options: NewOptions,
  known: KnownRecords,
  prompt: Prompt | null,
  faults: Faults,
): Promise<Stated> {
  const source = await sourceOf(options, known, prompt, faults);
  const states = options.states ?? (await prompt?.required("What the source states, in your own words")) ?? "";
  if (states.trim() === "") faults.missing("--states", "what the source states, in your own words");
  const kinds = await kindsOf(options, prompt, faults);
  const parties = await new NodeAnswers("Company", options, known, prompt, faults).roles();
  if (options.party === undefined && parties.length === 0)
    faults.missing("--party", '"<company>=<ROLE>", once for each party');
  const therapies = await new NodeAnswers("Therapy", options, known, prompt, faults).roles();
  const announcedOn =
    options.announcedOn ??
    (await prompt?.text("Date of the announcement (empty if no source gives one)", dateFault)) ??
    "";
  const fault = dateFault(announcedOn);
  if (fault !== null) faults.add(`--announced-on: ${fault}`);
  const status = options.status ?? (await prompt?.choice("Status", choicesOf(AgreementStatus))) ?? "";
  if (status === "") faults.missing("--status", wordsOf(AgreementStatus));
  else faults.checkWord("--status", status, AgreementStatus);
  return { source, states: states.trim(), kinds, parties, therapies, announcedOn: announcedOn || null, status };
}

const wordsOf = ({ terms }: Vocabulary) => `one of ${Object.keys(terms).join(", ")}`;

async function kindsOf({ kind }: NewOptions, prompt: Prompt | null, faults: Faults): Promise<string[]> {
  for (const each of kind ?? []) faults.checkWord("--kind", each, AgreementKind);
  if (kind !== undefined) return [...new Set(kind)];
  if (!prompt) {
    faults.missing("--kind", wordsOf(AgreementKind));
    return [];
  }
  const kinds = [await prompt.choice("Kind of agreement", choicesOf(AgreementKind))];
  for (;;) {
    const further = await prompt.text("A further kind, such as EQUITY (empty for none)", (answer) =>
      answer === "" || isWordOf(AgreementKind, answer.toUpperCase()) ? null : `Use ${wordsOf(AgreementKind)}.`,
    );
    if (further === "") return [...new Set(kinds)];
    kinds.push(further.toUpperCase());
  }
}
