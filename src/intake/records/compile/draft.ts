import type { ClaimQualifier } from "../../../domain/claim-qualifier.ts";
import { nodeKey, slugOfValues } from "../../../domain/node-key.ts";
import type { NodeType } from "../../../model/model.ts";
import type { ClaimChange, WrittenType } from "../../../store/write/change-set.ts";
import { type Path, quoted } from "../problem.ts";
import type { Cited, Fact, OtherValue, Support } from "../shape/fact.ts";
import type { Evidence } from "./evidence.ts";
import type { Report } from "./report.ts";

/** How many names of evidence a message lists. */
const maxNamed = 20;

/** What a claim about an entry of a list states. */
export interface ClaimText {
  /** Tells the entry from others of the list. */
  item: string;
  value?: string | null;
  object?: { type: NodeType; slug: string };
  detail?: string | null;
  /** The typed parts of what is stated. */
  qualifiers?: readonly ClaimQualifier[];
  /** What to write if an earlier entry is about the same item. */
  repeated?: string;
}

/** What another source states of an entry. Texts in words have no qualifiers. */
export interface OtherText extends OtherValue {
  qualifiers?: readonly ClaimQualifier[];
}

/** One node on its way from a record to the store: collects its claims, and what is wrong with it. */
export class Draft {
  readonly type: WrittenType;
  readonly slug: string;
  readonly path: Path;
  readonly report: Report;
  readonly claims: ClaimChange[] = [];
  readonly #evidence: readonly Evidence[];
  readonly #facts = new Set<string>();

  /** @param evidence that of the node, and that of the file */
  constructor(node: { type: WrittenType; slug: string; path: Path }, evidence: readonly Evidence[], report: Report) {
    this.type = node.type;
    this.slug = node.slug;
    this.path = node.path;
    this.report = report;
    this.#evidence = evidence;
  }

  /**
   * A field of one value: returns the value and keeps the claims. Null if the record does not state it.
   * @param typed the qualifiers of what a source states
   */
  fact(field: string, fact: Fact | undefined, typed?: (stated: Fact | OtherValue) => ClaimQualifier[]): string | null {
    if (fact === undefined) return null;
    const qualifiers = typed?.(fact) ?? [];
    const otherwise = fact.otherwise?.map((other) => ({ ...other, qualifiers: typed?.(other) ?? [] }));
    const detail = qualifiers.length === 0 ? null : qualifiers.map(({ value }) => value).join(", ");
    this.#claim(field, [...this.path, field], { value: fact.value, detail, qualifiers }, { ...fact, otherwise });
    return fact.value;
  }

  /** A date of something that has happened: it must not be later than the day on which it was recorded. */
  past(field: string, fact: Fact | undefined, typed?: (stated: Fact | OtherValue) => ClaimQualifier[]): string | null {
    const value = this.fact(field, fact, typed);
    if (value !== null) this.report.checkPast(value, [...this.path, field]);
    return value;
  }

  /** A field of one node: returns its slug. */
  nodeFact(field: string, type: NodeType, fact: Fact | undefined): string | null {
    if (fact === undefined) return null;
    const path = [...this.path, field];
    this.report.refer(type, fact.value, path);
    for (const [index, other] of (fact.otherwise ?? []).entries())
      this.report.refer(type, other.value, [...path, "otherwise", index, "value"]);
    this.#claim(field, path, { object: { type, slug: fact.value } }, fact);
    return fact.value;
  }

  /** A field of several values, each a fact of its own. */
  factList(field: string, facts: readonly Fact[]): string[] {
    return facts.map((fact, index) => {
      this.#claim(field, [...this.path, field, index], { value: fact.value, item: fact.value }, fact);
      return fact.value;
    });
  }

  /** Values that a source states together. */
  group(field: string, text: Pick<ClaimText, "value" | "qualifiers">, support: Support): void {
    this.#claim(field, [...this.path, field], text, support);
  }

  /**
   * An entry of a list.
   * @param predicate the field that the claims are about
   * @returns the fact by which the claims are found
   */
  item(predicate: string, path: Path, text: ClaimText, support: Support<OtherText>): string {
    if (text.object) this.report.refer(text.object.type, text.object.slug, path);
    return this.#claim(predicate, path, text, support);
  }

  #claim(field: string, path: Path, text: Partial<ClaimText>, support: Support<OtherText>): string {
    const predicate = `${this.type}.${field}`;
    const fact = [nodeKey(this.type, this.slug), predicate, ...(text.item === undefined ? [] : [text.item])].join(" ");
    if (this.#facts.has(fact)) {
      this.report.problem(path, text.repeated ?? "An earlier entry states the same fact. Remove one of the two.");
      return fact;
    }
    this.#facts.add(fact);
    const { value = null, object, detail = null, qualifiers = [] } = text;
    const add = (
      stated: { value: string | null; object: string | null },
      typed: readonly ClaimQualifier[],
      status: ClaimChange["status"],
      because: string | undefined,
      by: Cited | undefined,
      at: Path,
    ) => {
      const id = slugOfValues([fact, stated.value, stated.object, detail]);
      if (this.claims.some((other) => other.id === id))
        return this.report.problem(at, "The value is already stated for this fact. Remove it.");
      this.claims.push({
        id,
        predicate,
        fact,
        ...stated,
        detail,
        qualifiers_json: JSON.stringify(typed),
        status,
        resolution: because ?? null,
        recorded_at: `${this.report.recordedOn}T00:00:00Z`,
        evidence: this.#evidenceNamed(by, at),
      });
    };

    const { status = "ACCEPTED", because, by, otherwise = [] } = support;
    if (status === "DISPUTED" && because === undefined)
      this.report.problem(
        path,
        "The fact is DISPUTED and does not say why. Add `because` with what the sources disagree on.",
      );
    add({ value, object: object ? nodeKey(object.type, object.slug) : null }, qualifiers, status, because, by, path);
    for (const [index, other] of otherwise.entries()) {
      // What others state of a field that holds a node is a node too; of an entry of a list it is free text.
      const stated =
        object && text.item === undefined
          ? { value: null, object: nodeKey(object.type, other.value) }
          : { value: other.value, object: null };
      add(stated, other.qualifiers ?? [], other.status, other.because, other.by, [...path, "otherwise", index]);
    }
    return fact;
  }

  #evidenceNamed(by: Cited | undefined, at: Path): ClaimChange["evidence"] {
    const names = by === undefined ? ["default"] : typeof by === "string" ? [by] : by;
    return [...new Set(names)].flatMap((name) => {
      const found = this.#evidence.find((each) => each.has(name))?.get(name);
      if (found) return [found];
      if (by === undefined)
        this.report.problem(at, "No evidence supports the fact. Add `by`, or define `default` under `evidence`.");
      else this.report.problem(at, () => `Evidence ${quoted(name)} is not defined. ${this.#knownEvidence()}`);
      return [];
    });
  }

  #knownEvidence(): string {
    const names = new Set(this.#evidence.toReversed().flatMap((each) => [...each.keys()]));
    if (names.size === 0) return "Define it under `evidence`.";
    const known = [...names].slice(0, maxNamed).join(", ");
    return names.size > maxNamed ? `Use one of ${known} and ${names.size - maxNamed} others.` : `Use one of ${known}.`;
  }
}
