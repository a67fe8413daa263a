import type { Answers, Role } from "./answers.ts";

/** A list that a record may have, as a comment that says what to fill in. */
interface Hint {
  field: string;
  /** The kinds of agreements that have it. Empty for all. */
  kinds: readonly string[];
  lines: readonly string[];
}

const hints: readonly Hint[] = [
  { field: "signedOn", kinds: [], lines: ["signedOn:        # the day of the signing, if a source states it"] },
  {
    field: "closedOn",
    kinds: ["ACQUISITION", "MERGER", "ASSET_PURCHASE", "EQUITY", "LOAN", "ROYALTY_FINANCING", "SPIN_OUT"],
    lines: ["closedOn:        # the day of the closing, not that of its announcement"],
  },
  { field: "summary", kinds: [], lines: ["summary:         # what the fields do not express, in your own words"] },
];

const listHints: readonly Hint[] = [
  { field: "indications", kinds: [], lines: ["indications: []  # slugs of the indications that the agreement covers"] },
  {
    field: "rightsGrants",
    kinds: [
      "LICENSE",
      "SUB_LICENSE",
      "CROSS_LICENSE",
      "OPTION",
      "DISTRIBUTION",
      "CO_PROMOTION",
      "CO_COMMERCIALIZATION",
    ],
    lines: [
      "rightsGrants:    # who grants which rights to whom, and where",
      "  - grantor:",
      "    grantee:",
      "    therapies: []",
      "    rights: []",
      "    exclusivity:",
      "    territory: {}",
    ],
  },
  {
    field: "terms",
    kinds: [],
    lines: [
      "terms:           # one term for each amount that the source names, with all components that it names together",
      "  - components: []",
      "    amount:",
      "    currency:",
      "    qualifier:",
      "    payer:",
      "    payees: []",
    ],
  },
  {
    field: "totals",
    kinds: [],
    lines: [
      "totals:          # sums that a source states; the server calculates the sums of the terms",
      "  - measure:",
      "    amount:",
      "    currency:",
      "    qualifier:",
    ],
  },
  {
    field: "milestones",
    kinds: [],
    lines: [
      "milestones:      # later events, such as an option that was exercised or lapsed",
      "  - kind:",
      "    date:",
    ],
  },
  {
    field: "stakes",
    kinds: ["EQUITY", "ACQUISITION", "MERGER", "SPIN_OUT", "JOINT_VENTURE"],
    lines: ["stakes:          # shares that a party receives", "  - holder:", "    issuer:", "    percent:"],
  },
  {
    field: "contingentValueRights",
    kinds: ["ACQUISITION", "MERGER"],
    lines: [
      "contingentValueRights:",
      "  - event:",
      "    therapy:",
      "    amountPerRight:",
      "    currency:",
      "    deadline:",
    ],
  },
];

/** The fields that scaffolds name in comments. */
export const hintedFields: readonly string[] = [...hints, ...listHints].map(({ field }) => field);

/**
 * A record file of an agreement, which states nothing but the answers. What is missing is left as comments that say what to fill in.
 * @param today YYYY-MM-DD
 */
export function scaffold(slug: string, answers: Answers, today: string): string {
  const { source, states, kinds, parties, therapies, announcedOn, status, name, related } = answers;
  const isFor = (hint: Hint) => hint.kinds.length === 0 || hint.kinds.some((kind) => kinds.includes(kind));
  const commented = (list: readonly Hint[]) =>
    list.filter(isFor).flatMap(({ lines }) => lines.map((line) => `    # ${line}`));
  const lines = [
    "# yaml-language-server: $schema=../record.schema.json",
    `recordedOn: ${today}`,
    "evidence:",
    "  default:",
    `    source: ${typeof source === "string" ? source : source.slug}`,
    `    states: ${scalar(states)}`,
    "  # second:          # a second source; facts that it states too have `by: [default, second]`",
    "  #   source:",
    "  #   states:",
    ...(typeof source === "string"
      ? []
      : [
          "sources:",
          `  - slug: ${source.slug}`,
          `    title: ${scalar(source.title)}`,
          source.publisher === null
            ? "    # publisher:       # who publishes the source"
            : `    publisher: ${scalar(source.publisher)}`,
          `    kind: ${source.kind}`,
          `    url: ${scalar(source.url)}`,
          source.publishedOn === null
            ? "    # publishedOn:     # the date of the source, if it has one"
            : `    publishedOn: ${source.publishedOn}`,
          `    retrievedOn: ${today}`,
        ]),
    "agreements:",
    `  - slug: ${slug}`,
    `    name: ${scalar(name)}`,
    `    kinds: [${kinds.join(", ")}]`,
    `    status: ${status}`,
    announcedOn === null
      ? "    # announcedOn:     # the day on which the parties announced the agreement"
      : `    announcedOn: ${announcedOn}`,
    ...commented(hints),
    "    parties:",
    ...parties.map((party) => entry("company", party)),
    ...(therapies.length === 0
      ? ["    # therapies:       # slugs of the therapies that the agreement covers", "    #   - therapy:"]
      : ["    therapies:", ...therapies.map((therapy) => entry("therapy", therapy))]),
    ...commented(listHints),
    ...(related.length === 0
      ? []
      : [
          "    relatedAgreements:",
          ...related.map(({ agreement, relation }) => `      - { agreement: ${agreement}, relation: ${relation} }`),
        ]),
    ...newNodes("companies", "kind", parties),
    ...newNodes("therapies", "modality", therapies),
  ];
  return `${lines.join("\n")}\n`;
}

function entry(field: string, { node, role }: Role): string {
  return `      - { ${field}: ${node.slug}${role === "" ? "" : `, role: ${role}`} }`;
}

function newNodes(list: string, field: string, roles: readonly Role[]): string[] {
  const nodes = new Map(roles.filter(({ node }) => node.requiredOfNew !== null).map(({ node }) => [node.slug, node]));
  if (nodes.size === 0) return [];
  const lines = nodes
    .values()
    .map(({ slug, name, requiredOfNew }) => `  - { slug: ${slug}, name: ${scalar(name)}, ${field}: ${requiredOfNew} }`);
  return [`${list}:`, ...lines];
}

/** A text as a YAML scalar. Texts that YAML might read as something else are quoted. */
function scalar(text: string): string {
  return /^[A-Za-z](?:[\w .()/-]*[\w.)])?$/.test(text) ? text : JSON.stringify(text);
}
