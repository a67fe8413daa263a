import type { ClaimQualifier } from "../../src/domain/claim-qualifier.ts";
import { identifierSystems } from "../../src/domain/code.ts";
import { sortNameOf } from "../../src/domain/name/name.ts";
import { slugOfValues } from "../../src/domain/node-key.ts";
import { ClaimStatus } from "../../src/domain/vocabulary/evidence.ts";
import {
  type QualifierColumn,
  qualifierColumns,
  qualifierColumnsOfFact,
  qualifierColumnsOfGroup,
  qualifiersOf,
} from "../../src/model/derived/qualifier.ts";
import { listedEdgesOf, type Relation, singleEdgesOf } from "../../src/model/derived/relation.ts";
import { snakeOf } from "../../src/model/derived/spelling.ts";
import { linkTableOf, storedAs, tableOfPart } from "../../src/model/derived/table.ts";
import type { Column, Columns } from "../../src/model/language.ts";
import {
  columnsOf,
  conceptOf,
  entityTypes,
  type NodeType,
  type PartName,
  partOf,
  partsOf,
} from "../../src/model/model.ts";
import { type ClaimChange, type NodeChange, type StoredRow, writtenTypes } from "../../src/store/write/change-set.ts";

/** Texts that are hard to compare, order and search. */
const texts = [
  "Alpha",
  "alpha beta",
  "BETA",
  "Ünïcode ß",
  "100%",
  "a_b",
  "O'Neil",
  'say "x"',
  "ΩMEGA",
  "İlaç",
  "𠮷野 42",
];
const dates = ["2019", "2020-02", "2020-02-29", "2021", "2021-01-01", "2021-06", "2024-12-31", "2031-05-05"];
const decimals = ["0", "1", "62.5", "1000000", "250000000"];
const minorUnits = ["0", "1", "6250", "100000000", "25000000033"];
const countries = ["DE", "FR", "US"];
const currencies = ["EUR", "JPY", "USD"];
const nodesPerType = 12;

/** Generates a graph from the model alone: every column, relation and list of every type, with claims for each fact. */
export class GeneratedGraph {
  readonly nodes: readonly NodeChange[];
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
    this.nodes = writtenTypes.flatMap((type) =>
      Array.from({ length: nodesPerType }, (_, index) => this.#node(type, index)),
    );
  }

  /** A number from 0 to 1, the same sequence for the same seed [mulberry32]. */
  #random(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  readonly #upTo = (max: number) => Math.floor(this.#random() * (max + 1));
  readonly #pick = <Value>(values: readonly Value[]): Value => values[this.#upTo(values.length - 1)] as Value;
  readonly #slug = (type: string) => `${snakeOf(type).replaceAll("_", "-")}-${this.#upTo(nodesPerType - 1)}`;

  #value({ type, identifier }: Column, index: number): unknown {
    if (identifier !== undefined) return identifierOf(identifier, index);
    if (typeof type === "object") return this.#pick(Object.keys(type.terms));
    if (type === "NodeKey") {
      const entity = this.#pick(entityTypes);
      return `${entity}:${this.#slug(entity)}`;
    }
    const values = {
      text: texts,
      PartialDate: dates,
      DateTime: ["2024-01-01T00:00:00Z"],
      Decimal: decimals,
      CurrencyCode: currencies,
      CountryCode: countries,
      URL: ["https://example.org/"],
      RoyaltyTier: [{ percent: { min: "5" } }, { asStated: "low single-digit" }],
      Installment: [{ amount: "5", dueOn: "2026" }, { trigger: "first approval" }],
      TermLink: [{ relation: "ONE_OF", term: "other" }],
      ClaimQualifier: [{ name: "amount", value: "5" }],
      int: [0, 7, 40],
      boolean: [0, 1],
    };
    return this.#pick<unknown>(values[type]);
  }

  #columns(columns: Columns, index: number): Record<string, string | number | null> {
    return Object.fromEntries(
      Object.entries(columns).map(([name, column]) => {
        if (name === "payees") return ["payees_json", JSON.stringify([this.#slug("Company")])];
        if (column.list) {
          const values = Array.from({ length: this.#upTo(3) }, () => this.#value(column, index));
          return [storedAs(name, column), JSON.stringify([...new Set(values)])];
        }
        const isNull = column.nullable && this.#random() < 0.3;
        return [storedAs(name, column), isNull ? null : (this.#value(column, index) as string | number)];
      }),
    );
  }

  #node(type: NodeChange["type"], index: number): NodeChange {
    const slug = `${snakeOf(type).replaceAll("_", "-")}-${index}`;
    const key = `${type}:${slug}`;
    const name = `${this.#pick(texts)} ${this.#pick(texts)}`;
    const row: Record<string, string | number | null> = {
      ...(conceptOf(type).isEntity && { name, sort_name: sortNameOf(name) }),
      ...this.#columns(columnsOf(type), index),
      ...Object.fromEntries(
        singleEdgesOf(type).map(({ far, to, edge }) => [
          far,
          edge.nullable && this.#random() < 0.3 ? null : this.#slug(to),
        ]),
      ),
    };
    if (type === "Source") row.sort_name = sortNameOf(String(row.title));
    // The API shows the columns of a radionuclide as one object, which is null as a whole.
    if (type === "Therapy" && (row.isotope === null || row.emission === null))
      Object.assign(row, { isotope: null, emission: null, chelator: null });
    const parts = Object.entries(partsOf(type)).map(([field, { part }]) =>
      this.#entries(part, `${key} ${type}.${field}`),
    );
    const owned: Record<string, readonly StoredRow[]> = Object.assign(
      {},
      ...parts,
      ...listedEdgesOf(type).map((relation) => ({ [relation.table]: this.#edges(relation, key, index) })),
      type === "Agreement" && { agreement_value: this.#agreementValues() },
      type === "Source" && index === 0 && { reference_rate: this.#rates() },
    );
    const facts = [...factsOfRow(type, key, row), ...factsOfOwned(type, owned)];
    return { type, slug, row, owned, claims: facts.flatMap((fact) => this.#claims(type, fact)) };
  }

  #edges({ to, far, facts, predicate, table }: Relation, key: string, index: number): StoredRow[] {
    const rows = Array.from({ length: this.#upTo(5) }, (_, position): StoredRow => {
      const other = this.#slug(to);
      const carried = this.#columns(facts, index);
      const told = Object.entries(facts).flatMap(([name, { identifies }]) =>
        identifies ? [carried[snakeOf(name)]] : [],
      );
      return { position, [far]: other, ...carried, fact: [key, predicate, other, ...told].join(" ") };
    });
    // A hierarchy of diseases has no cycles.
    const isAllowed = (other: string) => table !== "indication_parent" || Number(other.split("-").at(-1)) < index;
    const edges = rows.filter((row) => `${to}:${row[far]}` !== key && isAllowed(String(row[far])));
    return [...new Map(edges.map((row) => [row.fact, row])).values()];
  }

  #entries(part: PartName, list: string): Record<string, StoredRow[]> {
    const { columns, references = {}, links = {} } = partOf(part);
    const linked: Record<string, StoredRow[]> = {};
    const rows = Array.from({ length: this.#upTo(3) }, (_, position) => {
      const fact = `${list} ${position}`;
      const id = slugOfValues([fact]);
      for (const [field, { to }] of Object.entries(links)) {
        const { table, own, far } = linkTableOf(part, field);
        const slugs = new Set(Array.from({ length: this.#upTo(3) }, () => this.#slug(to)));
        linked[table] = [...(linked[table] ?? []), ...[...slugs].map((slug) => ({ [own]: id, [far]: slug }))];
      }
      const named = Object.entries(references).map(([field, { to, nullable }]) => [
        `${snakeOf(field)}_id`,
        nullable && this.#random() < 0.3 ? null : this.#slug(to),
      ]);
      const values = this.#columns(columns, position);
      // Amounts and their currency are null together.
      const amounts = Object.keys(columns).filter((name) => name === "amount" || columns[name]?.currency !== undefined);
      const keys = amounts.map(snakeOf);
      if ("currency" in values && (values.currency === null || keys.every((name) => values[name] === null)))
        Object.assign(values, Object.fromEntries([...keys, "currency"].map((name) => [name, null])));
      return { id, position, ...Object.fromEntries(named), ...values, fact };
    });
    return { ...linked, [tableOfPart(part)]: rows };
  }

  #agreementValues(): StoredRow[] {
    return ["UPFRONT", "SCHEDULED", "CONTINGENT", "TOTAL"].flatMap((measure) =>
      [...new Set(Array.from({ length: this.#upTo(2) }, () => this.#pick(currencies)))].map((currency) => ({
        measure,
        part: measure,
        currency,
        min: "0",
        max: this.#random() < 0.3 ? null : this.#pick(minorUnits),
        disclosed: this.#pick(minorUnits),
        is_approximate: 0,
      })),
    );
  }

  #rates(): StoredRow[] {
    const days = dates.filter((date) => date.length === 10);
    return days.flatMap((date) => [
      { date, currency: "USD", per_euro: "1.25" },
      { date, currency: "JPY", per_euro: "160.5" },
    ]);
  }

  #claims(type: NodeType, { fact, qualifiers }: GeneratedFact): ClaimChange[] {
    const predicate = fact.split(" ")[1] ?? "";
    return Array.from({ length: 1 + this.#upTo(2) }, (_, index): ClaimChange => {
      const isObject = this.#random() < 0.5;
      const source = this.#slug("Source");
      const pieces = new Map(
        Array.from({ length: 1 + this.#upTo(2) }, () => {
          const id = slugOfValues([source, String(this.#upTo(20))]);
          return [
            id,
            {
              id,
              source_id: source,
              statement: id,
              span_start: null,
              span_end: null,
              span_sha256: null,
              row_key: null,
            },
          ];
        }),
      );
      return {
        id: slugOfValues([fact, String(index)]),
        predicate,
        fact,
        value: isObject ? null : this.#pick(texts),
        object: isObject ? `${type}:${this.#slug(type)}` : null,
        detail: this.#random() < 0.5 ? null : this.#pick(texts),
        // The first claim states what the fact shows, the others something else.
        qualifiers_json: JSON.stringify(index === 0 ? qualifiers : qualifiers.slice(0, index)),
        status: this.#pick(Object.keys(ClaimStatus.terms)) as ClaimChange["status"],
        resolution: null,
        recorded_at: "2024-01-01T00:00:00Z",
        evidence: [...pieces.values()],
      };
    });
  }
}

/** An identifier of a system's form: its example with another number. */
function identifierOf(system: string, index: number): string {
  const example = identifierSystems[system]?.example ?? "00";
  return example.replace(/\d+/, (number) => String(index + 1).padStart(number.length, "0"));
}

/** A fact, with the qualifiers of the claim that states what the graph shows of it. */
interface GeneratedFact {
  fact: string;
  qualifiers: readonly ClaimQualifier[];
}

function qualifiersOfRow(columns: readonly QualifierColumn[], row: StoredRow): ClaimQualifier[] {
  const read = columns.map(({ field, column }) => {
    const value = row[storedAs(field, column)] ?? null;
    return [snakeOf(field), column.list && value !== null ? JSON.parse(String(value)) : value];
  });
  return qualifiersOf(columns, Object.fromEntries(read));
}

/** The facts that the entries and edges of a node are. */
function factsOfOwned(type: NodeChange["type"], owned: NodeChange["owned"]): GeneratedFact[] {
  const tables = [
    ...Object.values(partsOf(type)).map(({ part }) => ({ table: tableOfPart(part), columns: partOf(part).columns })),
    ...listedEdgesOf(type).map(({ table, facts }) => ({ table, columns: facts })),
  ];
  return tables.flatMap(({ table, columns }) =>
    (owned[table] ?? []).map((row) => ({
      fact: String(row["fact"]),
      qualifiers: qualifiersOfRow(qualifierColumns(columns), row),
    })),
  );
}

/** The facts that the columns and single edges of a node are. */
function factsOfRow(type: NodeChange["type"], key: string, row: StoredRow): GeneratedFact[] {
  if (!conceptOf(type).isEntity) return [];
  const columns = Object.entries<Column>(columnsOf(type)).flatMap(([name, column]) => {
    const value = row[storedAs(name, column)];
    if (column.derived || column.internal || column.statedWith || value == null) return [];
    if (!column.list) return [`${key} ${type}.${column.group ?? name}`];
    return (JSON.parse(String(value)) as string[]).map((each) => `${key} ${type}.${name} ${each}`);
  });
  const edges = singleEdgesOf(type).flatMap(({ far, predicate }) => (row[far] === null ? [] : [`${key} ${predicate}`]));
  const groups = Map.groupBy(Object.entries<Column>(columnsOf(type)), ([, { group }]) => group);
  return [...new Set([`${key} ${type}.name`, ...columns, ...edges])].map((fact) => {
    const [, group] = fact.split(`${key} ${type}.`);
    const typed = [
      ...qualifierColumnsOfGroup((group !== undefined && groups.get(group)) || []),
      ...qualifierColumnsOfFact(columnsOf(type), group ?? ""),
    ];
    return { fact, qualifiers: qualifiersOfRow(typed, row) };
  });
}
