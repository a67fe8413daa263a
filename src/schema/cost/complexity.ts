import type { DocumentNode, FieldNode, FragmentDefinitionNode, SelectionSetNode } from "graphql";

/** The limits on the shape of a document, which hold before it is validated. */
export interface ComplexityLimits {
  maxDepth: number;
  maxAliases: number;
  maxDirectives: number;
  /** The number of fields once every fragment is replaced by its fields. */
  maxFields: number;
}

/** A limit that a document exceeds. */
export interface Excess {
  what: string;
  limit: number;
  setting: string;
}

/**
 * The number of pairs of fields with the same response name that validation may have to compare. Documents that people and tools
 * write have a few hundred.
 */
const maxPairs = 50_000;

/** Validation compares each fragment with all others that are used together with it. */
const maxDefinitions = 250;

/** Validation collects the fields of a selection set at each level of inline fragments around it. */
const maxNesting = 100;

/**
 * Compares a document with the limits in a time proportional to its length, up to the limits. Validation compares fields pairwise and executes
 * fragments wherever they are spread, so that a short document can take minutes.
 * @returns the first limit that the document exceeds; null if it exceeds none
 */
export function excessOf(document: DocumentNode, limits: ComplexityLimits): Excess | null {
  const counted = new Counter(document);
  const { fields } = counted;
  const exceeds = (what: string, limit: number, setting: string) => ({ what, limit, setting });
  if (document.definitions.length > maxDefinitions) return exceeds("operations and fragments", maxDefinitions, "");
  if (counted.aliases > limits.maxAliases) return exceeds("aliases", limits.maxAliases, "MAX_ALIASES");
  if (counted.directives > limits.maxDirectives) return exceeds("directives", limits.maxDirectives, "MAX_DIRECTIVES");
  if (fields > limits.maxFields)
    return exceeds("fields, with fragments replaced by their fields", limits.maxFields, "MAX_FIELDS");
  if (counted.depth > limits.maxDepth) return exceeds("levels", limits.maxDepth, "MAX_DEPTH");
  if (counted.nesting > maxNesting) return exceeds("selection sets within one another", maxNesting, "");
  if (counted.pairs() > maxPairs) return exceeds("pairs of fields with the same response name", maxPairs, "");
  return null;
}

interface Size {
  fields: number;
  /** Levels of fields. */
  depth: number;
  /** Levels of selection sets, inline fragments included. */
  nesting: number;
}

const empty: Size = { fields: 0, depth: 0, nesting: 0 };

class Counter {
  aliases = 0;
  directives = 0;
  fields = 0;
  depth = 0;
  nesting = 0;
  #steps = 0;
  readonly #document: DocumentNode;
  readonly #fragments = new Map<string, FragmentDefinitionNode>();
  readonly #known = new Map<string, Size>();

  constructor(document: DocumentNode) {
    this.#document = document;
    for (const definition of document.definitions)
      if (definition.kind === "FragmentDefinition") this.#fragments.set(definition.name.value, definition);
    for (const definition of document.definitions) {
      if (definition.kind === "FragmentDefinition") this.#fragment(definition.name.value);
      if (!("selectionSet" in definition) || !definition.selectionSet) continue;
      this.directives += definition.directives?.length ?? 0;
      if (definition.kind !== "OperationDefinition") continue;
      for (const variable of definition.variableDefinitions ?? []) this.directives += variable.directives?.length ?? 0;
      const { fields, depth, nesting } = this.#set(definition.selectionSet);
      this.fields += fields;
      this.depth = Math.max(this.depth, depth);
      this.nesting = Math.max(this.nesting, nesting);
    }
  }

  #set({ selections }: SelectionSetNode): Size {
    let fields = 0;
    let depth = 0;
    let nesting = 0;
    for (const selection of selections) {
      this.directives += selection.directives?.length ?? 0;
      let size = empty;
      if (selection.kind === "Field") {
        if (selection.alias) this.aliases++;
        const inner = selection.selectionSet ? this.#set(selection.selectionSet) : size;
        size = { fields: inner.fields + 1, depth: inner.depth + 1, nesting: inner.nesting };
      } else if (selection.kind === "InlineFragment") size = this.#set(selection.selectionSet);
      else size = this.#fragment(selection.name.value);
      fields += size.fields;
      depth = Math.max(depth, size.depth);
      nesting = Math.max(nesting, size.nesting);
    }
    return { fields, depth, nesting: nesting + 1 };
  }

  #fragment(name: string): Size {
    const known = this.#known.get(name);
    if (known) return known;
    // A fragment that contains itself is refused by validation. Here, it must not recurse.
    this.#known.set(name, empty);
    const fragment = this.#fragments.get(name);
    const size = fragment ? this.#set(fragment.selectionSet) : empty;
    this.#known.set(name, size);
    return size;
  }

  /** The number of pairs of fields with the same response path, up to the limit. */
  pairs(): number {
    let pairs = 0;
    const levels: SelectionSetNode[][] = this.#document.definitions.map((definition) =>
      "selectionSet" in definition && definition.selectionSet ? [definition.selectionSet] : [],
    );
    for (let sets = levels.pop(); sets; sets = levels.pop()) {
      const byName = new Map<string, FieldNode[]>();
      for (const set of sets) this.#collect(set, byName, new Set());
      for (const fields of byName.values()) {
        pairs += (fields.length * (fields.length - 1)) / 2;
        if (pairs > maxPairs || this.#steps > maxPairs) return maxPairs + 1;
        const inner = fields.flatMap(({ selectionSet }) => (selectionSet ? [selectionSet] : []));
        if (inner.length > 0) levels.push(inner);
      }
    }
    return pairs;
  }

  #collect({ selections }: SelectionSetNode, byName: Map<string, FieldNode[]>, within: Set<string>): void {
    for (const selection of selections) {
      // Fragments that contain each other can be entered in a number of ways that grows exponentially.
      if (++this.#steps > maxPairs) return;
      if (selection.kind === "Field") {
        const name = selection.alias?.value ?? selection.name.value;
        const fields = byName.get(name);
        if (fields) fields.push(selection);
        else byName.set(name, [selection]);
      } else if (selection.kind === "InlineFragment") this.#collect(selection.selectionSet, byName, within);
      else {
        const name = selection.name.value;
        const fragment = this.#fragments.get(name);
        if (!fragment || within.has(name)) continue;
        within.add(name);
        this.#collect(fragment.selectionSet, byName, within);
        within.delete(name);
      }
    }
  }
}
