import { bareNameOf } from "../../domain/name/name.ts";
import { maxTyposOf, type NamedEntry, type ResolvedName, resolvedName } from "../../domain/name/resolve.ts";
import { Spellings } from "../../domain/spelling.ts";
import { nameFields } from "../../model/derived/search-field.ts";
import type { EntityType } from "../../model/model.ts";
import type { NodeChange } from "../../store/write/change-set.ts";
import { searchEntriesOf } from "../../store/write/search-entry.ts";

const fields: ReadonlySet<string> = new Set(nameFields);

/** The names and identifiers of the nodes of a type, by which `resolveNames` of the API finds them. */
export class NameIndex {
  readonly #entries: ReadonlyMap<string, NamedEntry[]>;
  readonly #spellings: Spellings;

  constructor(nodes: readonly NodeChange[], type: EntityType) {
    const entries = nodes
      .filter((node) => node.type === type)
      .flatMap(searchEntriesOf)
      .filter(({ field, bare }) => bare !== "" && fields.has(field));
    // In the order in which the store returns them, so that candidates have the same order.
    entries.sort((a, b) => compared(a.node, b.node) || compared(a.field, b.field) || compared(a.text, b.text));
    const byName = Map.groupBy(entries, ({ bare }) => bare);
    this.#entries = byName;
    this.#spellings = new Spellings(byName.keys());
  }

  /** The nodes that a name may refer to, by the rules of `resolveNames`. */
  resolve(name: string): ResolvedName {
    const bare = bareNameOf(name);
    const same = this.#entries.get(bare) ?? [];
    const typos = same.length === 0 ? maxTyposOf(bare) : 0;
    const near = typos > 0 ? this.#spellings.near(bare, typos) : [];
    return resolvedName(
      name,
      same,
      near.flatMap((other) => this.#entries.get(other) ?? []),
    );
  }
}

function compared(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}
