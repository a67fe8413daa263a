import { maxTyposOf } from "../../../domain/name/resolve.ts";
import { daysBetween } from "../../../domain/partial-date.ts";
import { Spellings } from "../../../domain/spelling.ts";
import type { RegulatoryEventKind } from "../../../domain/vocabulary/regulatory.ts";
import { relationsOf } from "../../../model/derived/relation.ts";
import { type NodeChange, type WrittenType, writtenTypes } from "../../../store/write/change-set.ts";
import { addressKeyOf } from "../address.ts";
import { agreementSummary, areNear, haveSameParties } from "../agreement-summary.ts";
import { areDifferent, type Identity, identityOf } from "./identity.ts";

export const proposalRules = ["identifier", "name", "typo", "agreement", "event", "address"] as const;

/** Why two nodes may be one. */
export interface Reason {
  rule: (typeof proposalRules)[number];
  text: string;
}

/** Two nodes of a type that may be one. */
export interface Proposal {
  type: WrittenType;
  /** In alphabetical order. */
  slugs: readonly [string, string];
  reasons: Reason[];
}

/** How many days apart the dates of one event of a regulator may be reported. */
const maxEventDays = 31;

/** The pairs of nodes that may be one, in the order of types and slugs. */
export function proposals(nodes: readonly NodeChange[]): Proposal[] {
  return writtenTypes.flatMap((type) => {
    const pairs = new Pairs(
      type,
      nodes.filter((node) => node.type === type),
    );
    pairs.addIdentifiers();
    // Names of agreements and events are descriptions, which several may have.
    if (type === "Agreement") pairs.addAgreements();
    else if (type === "RegulatoryEvent") pairs.addEvents();
    else if (type === "Source") pairs.addAddresses();
    else pairs.addNames();
    return pairs.proposals();
  });
}

/** Pairs of nodes of a type, with the reasons to propose them. */
class Pairs {
  readonly #type: WrittenType;
  readonly #nodes: readonly NodeChange[];
  readonly #identities: ReadonlyMap<string, Identity>;
  readonly #related: ReadonlySet<string>;
  readonly #found = new Map<string, Proposal>();

  constructor(type: WrittenType, nodes: readonly NodeChange[]) {
    this.#type = type;
    this.#nodes = nodes.toSorted((a, b) => (a.slug < b.slug ? -1 : 1));
    this.#identities = new Map(this.#nodes.map((node) => [node.slug, identityOf(node)]));
    this.#related = new Set(this.#nodes.flatMap(relatedPairs));
  }

  proposals(): Proposal[] {
    return [...this.#found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, proposal]) => proposal);
  }

  #add(one: string, other: string, rule: Reason["rule"], text: string): void {
    const slugs = one < other ? ([one, other] as const) : ([other, one] as const);
    const key = slugs.join(" ");
    // The records relate the two, so that they are known to be different.
    if (one === other || this.#related.has(key)) return;
    const [own, others] = [this.#identities.get(one), this.#identities.get(other)];
    if (own && others && areDifferent(own, others)) return;
    const { reasons } = this.#found.getOrInsertComputed(key, () => ({ type: this.#type, slugs, reasons: [] }));
    if (!reasons.some((reason) => reason.rule === rule && reason.text === text)) reasons.push({ rule, text });
  }

  addIdentifiers(): void {
    const first = new Map<string, string[]>();
    for (const [slug, { ids }] of this.#identities) {
      for (const [system, values] of ids) {
        for (const value of values) {
          const others = first.getOrInsertComputed(`${system} ${value}`, () => []);
          for (const other of others)
            this.#add(other, slug, "identifier", `Both have the identifier ${value} (${system}).`);
          others.push(slug);
        }
      }
    }
  }

  addNames(): void {
    const slugsByName = new Map<string, { slug: string; text: string }[]>();
    for (const [slug, { names }] of this.#identities)
      for (const [bare, text] of names) slugsByName.getOrInsertComputed(bare, () => []).push({ slug, text });
    const spellings = new Spellings(slugsByName.keys());
    for (const [bare, own] of slugsByName) {
      for (const [index, { slug, text }] of own.entries())
        for (const other of own.slice(index + 1))
          this.#add(slug, other.slug, "name", `Both are named ${quotedOnce(text, other.text)}.`);
      if (maxTyposOf(bare) === 0) continue;
      for (const near of spellings.near(bare, 1)) {
        if (near <= bare || digitsOf(near) !== digitsOf(bare)) continue;
        for (const { slug, text } of own)
          for (const other of slugsByName.get(near) ?? [])
            this.#add(slug, other.slug, "typo", `Their names "${text}" and "${other.text}" differ in one letter.`);
      }
    }
  }

  addAgreements(): void {
    const all = this.#nodes.map(agreementSummary);
    for (const [index, one] of all.entries()) {
      for (const other of all.slice(index + 1)) {
        if (!haveSameParties(one.companies, other.companies) || !areNear(one.date, other.date)) continue;
        const dates = `${one.date ?? "no date"} and ${other.date ?? "no date"}`;
        const text = `Both are between ${[...one.companies.intersection(other.companies)].sort().join(", ")}, and their dates are near: ${dates}.`;
        this.#add(one.slug, other.slug, "agreement", text);
      }
    }
  }

  addEvents(): void {
    const alike = Map.groupBy(this.#nodes, ({ row }) =>
      JSON.stringify(
        ["kind", "agency", "designation", "therapy_id", "indication_id", "country"].map((name) => row[name]),
      ),
    );
    for (const group of alike.values()) {
      for (const [index, { slug, row }] of group.entries()) {
        for (const other of group.slice(index + 1)) {
          const [date, otherDate] = [row["date"], other.row["date"]];
          if (typeof date !== "string" || typeof otherDate !== "string") continue;
          if (daysBetween(date, otherDate) > maxEventDays || isRepeated(row["kind"])) continue;
          const text = `Both are ${row["kind"]} by ${row["agency"]} for the same therapy and indication, on ${date} and ${otherDate}.`;
          this.#add(slug, other.slug, "event", text);
        }
      }
    }
  }

  addAddresses(): void {
    const first = new Map<string, string>();
    for (const { slug, row } of this.#nodes) {
      if (typeof row["url"] !== "string") continue;
      const key = addressKeyOf(row["url"]);
      const other = first.get(key);
      if (other === undefined) first.set(key, slug);
      else this.#add(other, slug, "address", `Both have the address ${row["url"]}, apart from how it is written.`);
    }
  }
}

/** Kinds of events of which one therapy may have several at a time. */
function isRepeated(kind: unknown): boolean {
  const repeated: readonly RegulatoryEventKind[] = ["LABEL_EXPANDED"];
  return repeated.some((each) => each === kind);
}

/** The pairs of slugs that a node has with those of its type that its record names. */
function relatedPairs({ type, slug, owned }: NodeChange): string[] {
  return relationsOf(type)
    .filter(({ to, declaredBy, isSingle }) => to === type && declaredBy === type && !isSingle)
    .flatMap(({ table, far }) => (owned[table] ?? []).map((row) => [slug, String(row[far])].sort().join(" ")));
}

function digitsOf(text: string): string {
  return text.replaceAll(/\D/g, "");
}

function quotedOnce(one: string, other: string): string {
  return one === other ? `"${one}"` : `"${one}" and "${other}", which differ only in how they are written`;
}
