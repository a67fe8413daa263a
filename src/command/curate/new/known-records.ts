import { type NodeKey, nodeKey, partsOfNodeKey } from "../../../domain/node-key.ts";
import type { CheckedRecords } from "../../../intake/records/load.ts";
import type { NodeChange, WrittenType } from "../../../store/write/change-set.ts";
import { addressKeyOf } from "../address.ts";
import { type AgreementSummary, agreementSummary, areNear, haveSameParties } from "../agreement-summary.ts";
import { NameIndex } from "../name-index.ts";

/** What the records contain that a further agreement may refer to or repeat. */
export class KnownRecords {
  readonly names: Readonly<Record<"Company" | "Therapy", NameIndex>>;
  readonly #folder: string;
  readonly #places: CheckedRecords["places"];
  readonly #nodes: ReadonlyMap<NodeKey, NodeChange>;
  readonly #sources: ReadonlyMap<string, string>;
  readonly #agreements: readonly AgreementSummary[];

  constructor(folder: string, { nodes, places }: CheckedRecords) {
    this.#folder = folder;
    this.#places = places;
    this.#nodes = new Map(nodes.map((node) => [nodeKey(node.type, node.slug), node]));
    this.names = { Company: new NameIndex(nodes, "Company"), Therapy: new NameIndex(nodes, "Therapy") };
    const sources = nodes.flatMap(({ type, slug, row }) =>
      type === "Source" && typeof row["url"] === "string" ? [[addressKeyOf(row["url"]), slug] as const] : [],
    );
    this.#sources = new Map(sources);
    this.#agreements = nodes.filter(({ type }) => type === "Agreement").map(agreementSummary);
  }

  has(type: WrittenType, slug: string): boolean {
    return this.#nodes.has(nodeKey(type, slug));
  }

  slugsOf(type: WrittenType): Set<string> {
    return new Set([...this.#nodes.values()].filter((node) => node.type === type).map(({ slug }) => slug));
  }

  nameOf(type: WrittenType, slug: string): string {
    return String(this.#nodes.get(nodeKey(type, slug))?.row["name"] ?? "");
  }

  /** The file and line of a node's record. */
  placeOf(type: WrittenType, slug: string): string {
    return `${this.#folder}/${this.#places.textOf(type, slug)}`;
  }

  /** A line about a node, such as "sanofi (Sanofi), data/companies/sanofi.yaml:5". */
  textOf(key: NodeKey): string {
    const { slug, type } = this.#nodes.get(key) ?? { ...partsOfNodeKey(key), type: null };
    return type === null ? slug : `${slug} (${this.nameOf(type, slug)}), ${this.placeOf(type, slug)}`;
  }

  /** The slug of the source that has an address. */
  sourceAt(address: string): string | undefined {
    return this.#sources.get(addressKeyOf(address));
  }

  /** Agreements between the same companies at about the same time. */
  agreementsLike(companies: ReadonlySet<string>, date: string | null): AgreementSummary[] {
    return this.#agreements.filter(
      (agreement) => haveSameParties(agreement.companies, companies) && areNear(agreement.date, date),
    );
  }

  /** The days that have euro reference rates. */
  ratedDays(): Set<string> {
    return new Set(
      [...this.#nodes.values()].flatMap(({ owned }) => (owned["reference_rate"] ?? []).map(({ date }) => String(date))),
    );
  }
}
