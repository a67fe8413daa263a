import type { EntityType } from "../domain/graph-vocabulary.ts";
import { nodeKey, slugOfValues } from "../domain/node-key.ts";
import type { ClaimDocument, EvidenceDocument, NodeDocument } from "../store/change-set.ts";
import type { Cited, EvidenceRecord, Fact, Support } from "./fact.ts";
import { written } from "./problem-text.ts";
import type { Problem, ReadFile } from "./read.ts";

type Path = readonly PropertyKey[];
export type Row = Record<string, string | number | null>;

/** A mention of another node, to be checked when every file is read. */
export interface Reference {
  type: EntityType | "Source";
  slug: string;
  place: { file: string; line: number; field: string };
}

/** What all files of a folder add to. */
export interface Findings {
  problems: Problem[];
  references: Reference[];
}

interface ClaimParts {
  item?: string;
  value?: string | null;
  object?: { type: EntityType; slug: string } | null;
  detail?: string | null;
}

/** One node on its way from a record to the store: collects its claims, and what is wrong with it. */
export class Draft {
  readonly type: EntityType;
  readonly slug: string;
  readonly claims: ClaimDocument[] = [];
  private readonly evidence = new Map<string, EvidenceDocument>();
  private readonly facts = new Set<string>();
  private readonly read: ReadFile;
  private readonly at: Path;
  private readonly findings: Findings;

  constructor(
    type: EntityType,
    record: { slug: string; evidence?: Record<string, EvidenceRecord> | undefined },
    read: ReadFile,
    at: Path,
    findings: Findings,
  ) {
    this.type = type;
    this.slug = record.slug;
    this.read = read;
    this.at = at;
    this.findings = findings;
    this.define(read.records.evidence, ["evidence"]);
    this.define(record.evidence, [...at, "evidence"]);
  }

  /** A field of one value: gives the value, keeps the claims. Null where nothing was written. */
  fact(field: string, fact: Fact<string> | undefined): string | null {
    if (fact === undefined) return null;
    const { value, support } = partsOf(fact);
    this.claim(field, [field], { value }, support);
    return value;
  }

  /** A date of something that has happened: it may not lie after the day on which it was written down. */
  past(field: string, fact: Fact<string> | undefined): string | null {
    const value = this.fact(field, fact);
    const day = this.read.records.recordedOn;
    if (value !== null && value > day) {
      this.problem([field], `is ${value}, after the day on which it was recorded (${day}); write what has happened`);
    }
    return value;
  }

  /** A field of one node: gives its slug. */
  nodeFact(field: string, type: EntityType, fact: Fact<string> | undefined): string | null {
    if (fact === undefined) return null;
    const { value, support } = partsOf(fact);
    this.refer(type, value, [field]);
    for (const [index, other] of (support.otherwise ?? []).entries()) {
      this.refer(type, other.value, [field, "otherwise", index, "value"]);
    }
    this.claim(field, [field], { object: { type, slug: value } }, support);
    return value;
  }

  /** A field of several values, each a fact of its own: gives them as JSON. */
  factList(field: string, facts: readonly Fact<string>[] | undefined): string {
    const values = (facts ?? []).map((fact, index) => {
      const { value, support } = partsOf(fact);
      this.claim(field, [field, index], { value, item: value }, support);
      return value;
    });
    return JSON.stringify(values);
  }

  /** An item of a list; gives the name under which its claims are found. */
  item(field: string, index: number | null, support: Support, parts: ClaimParts, predicate = field): string {
    const path = index === null ? [field] : [field, index];
    if (parts.object) this.refer(parts.object.type, parts.object.slug, path);
    return this.claim(predicate, path, parts, support);
  }

  /** Notes that another node is mentioned, so that it must exist. */
  refer(type: EntityType, slug: string, path: Path): void {
    const full = [...this.at, ...path];
    this.findings.references.push({
      type,
      slug,
      place: { file: this.read.file, line: this.read.lineOf(full), field: written(full) },
    });
  }

  /** Notes that something is wrong, in words that say what to write instead. */
  problem(path: Path, message: string): void {
    const full = [...this.at, ...path];
    this.findings.problems.push({
      file: this.read.file,
      line: this.read.lineOf(full),
      message: `${written(full)} ${message}`,
    });
  }

  document(row: Row, owned: NodeDocument["owned"] = {}): NodeDocument {
    return { type: this.type, slug: this.slug, row, owned, claims: this.claims };
  }

  private define(evidence: Record<string, EvidenceRecord> | undefined, at: Path): void {
    for (const [name, { source, states, at: where }] of Object.entries(evidence ?? {})) {
      const full = [...at, name, "source"];
      this.findings.references.push({
        type: "Source",
        slug: source,
        place: { file: this.read.file, line: this.read.lineOf(full), field: written(full) },
      });
      if (where && "from" in where && Number(where.to) <= Number(where.from)) {
        this.findings.problems.push({
          file: this.read.file,
          line: this.read.lineOf([...at, name, "at"]),
          message: `${written([...at, name, "at"])} ends before it begins; write "to" above "from"`,
        });
      }
      this.evidence.set(name, evidenceDocument(source, states, where));
    }
  }

  private claim(field: string, path: Path, parts: ClaimParts, support: Support): string {
    const subject = nodeKey(this.type, this.slug);
    const predicate = `${this.type}.${field}`;
    const fact = [subject, predicate, ...(parts.item === undefined ? [] : [parts.item])].join(" ");
    if (this.facts.has(fact)) {
      this.problem(path, "says the same as an entry before it; write it once");
      return fact;
    }
    this.facts.add(fact);

    const object = parts.object ? nodeKey(parts.object.type, parts.object.slug) : null;
    const objectType = parts.object?.type;
    const add = (
      value: string | null,
      ofObject: string | null,
      status: ClaimDocument["status"],
      because: string | undefined,
      by: Cited | undefined,
      at: Path,
    ) => {
      const claim: ClaimDocument = {
        id: slugOfValues([fact, value, ofObject, parts.detail ?? null]),
        predicate,
        fact,
        value,
        object: ofObject,
        detail: parts.detail ?? null,
        status,
        resolution: because ?? null,
        recorded_at: `${this.read.records.recordedOn}T00:00:00Z`,
        evidence: this.evidenceNamed(by, at),
      };
      if (this.claims.some((other) => other.id === claim.id))
        this.problem(at, "repeats what stands before it; remove it");
      else this.claims.push(claim);
    };

    const status = support.status ?? "ACCEPTED";
    if (status === "DISPUTED" && support.because === undefined) {
      this.problem(path, 'is disputed; write under "because" what the sources disagree on');
    }
    add(parts.value ?? null, object, status, support.because, support.by, path);
    for (const [index, other] of (support.otherwise ?? []).entries()) {
      // Where the field holds a node, another statement of a single field names a node too; an item's is free text.
      const asNode = objectType !== undefined && parts.item === undefined;
      const at = [...path, "otherwise", index];
      if (other.value === parts.value) this.problem(at, "gives the same value as the field; remove one of the two");
      add(
        asNode ? null : other.value,
        asNode ? nodeKey(objectType, other.value) : null,
        other.status,
        other.because,
        other.by,
        at,
      );
    }
    return fact;
  }

  private evidenceNamed(by: Cited | undefined, at: Path): EvidenceDocument[] {
    const names = by === undefined ? ["default"] : typeof by === "string" ? [by] : by;
    return [...new Set(names)].flatMap((name) => {
      const found = this.evidence.get(name);
      if (found) return [found];
      const known = [...this.evidence.keys()];
      this.problem(
        at,
        by === undefined
          ? 'names no evidence, and there is no "default" for it; write "by:", or a "default" under "evidence:"'
          : `cites "${name}", which is not defined; ${known.length > 0 ? `write one of ${known.join(", ")}` : 'define it under "evidence:"'}`,
      );
      return [];
    });
  }
}

function evidenceDocument(source: string, states: string, where: EvidenceRecord["at"]): EvidenceDocument {
  const span = where && "from" in where ? where : null;
  const row = where && "row" in where ? where.row : null;
  return {
    id: slugOfValues([source, states, span?.from ?? null, span?.to ?? null, span?.sha256 ?? null, row]),
    source_id: source,
    statement: states,
    span_from: span ? Number(span.from) : null,
    span_to: span ? Number(span.to) : null,
    span_sha256: span?.sha256 ?? null,
    row_key: row,
  };
}

function partsOf(fact: Fact<string>): { value: string; support: Support } {
  return typeof fact === "string" ? { value: fact, support: {} } : { value: fact.value, support: fact };
}
