import { bareNameOf } from "../../../domain/name/name.ts";
import { type NodeKey, partsOfNodeKey } from "../../../domain/node-key.ts";
import { AssetRole, PartyRole } from "../../../domain/vocabulary/agreement.ts";
import { CompanyKind } from "../../../domain/vocabulary/company.ts";
import { Modality } from "../../../domain/vocabulary/therapy.ts";
import type { Vocabulary } from "../../../domain/vocabulary/vocabulary.ts";
import { quoted } from "../../../intake/records/problem.ts";
import { progress } from "../progress.ts";
import type { NamedNode, Role } from "./answers.ts";
import { choicesOf } from "./choices.ts";
import type { Faults } from "./faults.ts";
import type { KnownRecords } from "./known-records.ts";
import type { NewOptions } from "./options.ts";
import type { Prompt } from "./prompt.ts";
import { freeSlug, withoutLegalForm } from "./slug.ts";

type Type = "Company" | "Therapy";

interface Terms {
  noun: string;
  /** The option that names nodes with their roles, and the one that declares new nodes. */
  option: string;
  newOption: string;
  roles: Vocabulary;
  isRoleOptional: boolean;
  /** What the record of a new node has to state. */
  required: Vocabulary;
  requiredName: string;
  given: (options: NewOptions) => { named: readonly string[] | undefined; declared: readonly string[] };
}

const termsOf: Readonly<Record<Type, Terms>> = {
  Company: {
    noun: "company",
    option: "--party",
    newOption: "--new-company",
    roles: PartyRole,
    isRoleOptional: false,
    required: CompanyKind,
    requiredName: "KIND",
    given: ({ party, newCompany = [] }) => ({ named: party, declared: newCompany }),
  },
  Therapy: {
    noun: "therapy",
    option: "--therapy",
    newOption: "--new-therapy",
    roles: AssetRole,
    isRoleOptional: true,
    required: Modality,
    requiredName: "MODALITY",
    given: ({ therapy, newTherapy = [] }) => ({ named: therapy, declared: newTherapy }),
  },
};

/** The companies or therapies of an agreement with their roles, found by their names or declared as new. */
export class NodeAnswers {
  readonly #type: Type;
  readonly #terms: Terms;
  readonly #known: KnownRecords;
  readonly #prompt: Prompt | null;
  readonly #faults: Faults;
  /** What new nodes are by the normal form of their names. */
  readonly #declared = new Map<string, { name: string; word: string }>();
  readonly #named: readonly string[] | undefined;
  readonly #new = new Map<string, NamedNode>();

  constructor(type: Type, options: NewOptions, known: KnownRecords, prompt: Prompt | null, faults: Faults) {
    this.#type = type;
    this.#terms = termsOf[type];
    this.#known = known;
    this.#prompt = prompt;
    this.#faults = faults;
    const { named, declared } = this.#terms.given(options);
    this.#named = named;
    for (const text of declared) {
      const [name, word] = splitAtLast(text);
      if (word === null)
        this.#faults.add(
          `${this.#terms.newOption}: ${quoted(text)} has no ${this.#terms.requiredName}. Use "<name>=<${this.#terms.requiredName}>".`,
        );
      else {
        faults.checkWord(this.#terms.newOption, word, this.#terms.required);
        this.#declared.set(bareNameOf(name), { name, word });
      }
    }
  }

  async roles(): Promise<Role[]> {
    const roles: Role[] = [];
    for (const text of this.#named ?? []) {
      const found = await this.#given(text);
      if (found !== null) roles.push(found);
    }
    if (this.#prompt && this.#named === undefined) roles.push(...(await this.#asked(this.#prompt)));
    return roles;
  }

  /** A node of an option, such as "Acme=LICENSOR". */
  async #given(text: string): Promise<Role | null> {
    const { option, roles, isRoleOptional } = this.#terms;
    const [name, role] = splitAtLast(text);
    if (role === null && !isRoleOptional) {
      this.#faults.add(
        `${option}: ${quoted(text)} has no role. Use "<name>=<ROLE>" with one of ${Object.keys(roles.terms).join(", ")}.`,
      );
      return null;
    }
    if (role !== null) this.#faults.checkWord(option, role, roles);
    const node = await this.#nodeOf(name);
    return node && { node, role: role ?? "" };
  }

  async #asked(prompt: Prompt): Promise<Role[]> {
    const { noun, roles: vocabulary, isRoleOptional } = this.#terms;
    const roles: Role[] = [];
    for (;;) {
      const name = await prompt.text(`Name of a ${noun} (empty to go on)`);
      if (name === "") {
        if (roles.length > 0 || isRoleOptional) return roles;
        prompt.say("An agreement has at least one party.");
        continue;
      }
      const node = await this.#nodeOf(name);
      if (node === null) continue;
      prompt.say(`  ${node.name} (${node.slug})`);
      roles.push({ node, role: await prompt.choice(`Role of ${node.name}`, choicesOf(vocabulary), isRoleOptional) });
    }
  }

  /** The node that a name or slug means. Null if there is none, which is told. */
  async #nodeOf(text: string): Promise<NamedNode | null> {
    if (this.#known.has(this.#type, text)) return this.#knownNode(text);
    const { match, candidates } = this.#known.names[this.#type].resolve(text);
    const [first] = candidates;
    const declared = this.#declared.get(bareNameOf(text));
    const isFound = first !== undefined && (match === "EXACT" || match === "ALIAS");
    if (declared && isFound)
      progress(`${quoted(declared.name)} is in the records, which the file refers to: ${this.#known.textOf(first)}.`);
    if (isFound) return this.#knownNode(partsOfNodeKey(first).slug);
    if (declared) return this.#newNode(declared.name, declared.word);
    if (this.#prompt) return this.#chosen(this.#prompt, text, candidates);
    this.#tellCandidates(text, candidates);
    return null;
  }

  async #chosen(prompt: Prompt, text: string, candidates: readonly NodeKey[]): Promise<NamedNode | null> {
    const { noun, required } = this.#terms;
    if (candidates.length > 0) {
      prompt.say(`${quoted(text)} may be:`);
      const choices = candidates.map((key) => ({ value: partsOfNodeKey(key).slug, label: this.#known.textOf(key) }));
      const slug = await prompt.choice(`Which ${noun}`, choices, true);
      if (slug !== "") return this.#knownNode(slug);
    }
    if (!(await prompt.confirm(`Record ${quoted(text)} as a new ${noun}?`))) return null;
    return this.#newNode(
      text,
      await prompt.choice(`Its ${this.#terms.requiredName.toLowerCase()}`, choicesOf(required)),
    );
  }

  #tellCandidates(text: string, candidates: readonly NodeKey[]): void {
    const { noun, option, newOption, requiredName } = this.#terms;
    const add = `add ${newOption} "${text}=<${requiredName}>" to record a new ${noun}`;
    if (candidates.length === 0)
      this.#faults.add(`${option}: No ${noun} has a name like ${quoted(text)}. Correct the name, or ${add}.`);
    else
      this.#faults.add(
        [
          `${option}: ${quoted(text)} may be one of these. Use its slug, or ${add}:`,
          ...candidates.map((key) => `  ${this.#known.textOf(key)}`),
        ].join("\n"),
      );
  }

  #knownNode(slug: string): NamedNode {
    return { slug, name: this.#known.nameOf(this.#type, slug), requiredOfNew: null };
  }

  #newNode(name: string, requiredOfNew: string): NamedNode | null {
    const taken = this.#known.slugsOf(this.#type);
    const found = this.#new.get(bareNameOf(name));
    if (found) return found;
    for (const { slug } of this.#new.values()) taken.add(slug);
    const slug = freeSlug([withoutLegalForm(name)], taken);
    if (slug === "") {
      this.#faults.add(
        `${this.#terms.newOption}: No slug can be made of ${quoted(name)}. Use a name with Latin letters.`,
      );
      return null;
    }
    const node = { slug, name, requiredOfNew };
    this.#new.set(bareNameOf(name), node);
    return node;
  }
}

/** The text before the last "=", and the word after it. */
function splitAtLast(text: string): [string, string | null] {
  const at = text.lastIndexOf("=");
  return at === -1 ? [text.trim(), null] : [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}
