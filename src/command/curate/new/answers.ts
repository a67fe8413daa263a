/** A node as a curator names it: one of the graph, or a new one with the fact that its record requires. */
export interface NamedNode {
  slug: string;
  name: string;
  /** The kind of a new company, or the modality of a new therapy. Null if the node is in the graph. */
  requiredOfNew: string | null;
}

export interface Role {
  node: NamedNode;
  /** Empty if none is stated. */
  role: string;
}

/** A source that is new to the records. */
export interface NewSource {
  slug: string;
  title: string;
  publisher: string | null;
  kind: string;
  url: string;
  publishedOn: string | null;
}

/** What a curator states of an agreement. Everything else is left to be filled in. */
export interface Answers {
  source: string | NewSource;
  /** What the source states, in the curator's words. */
  states: string;
  kinds: string[];
  parties: Role[];
  therapies: Role[];
  announcedOn: string | null;
  status: string;
  name: string;
  related: { agreement: string; relation: string }[];
}
