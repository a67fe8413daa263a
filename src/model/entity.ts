/** What all entities have in common. */
export const entity = {
  description:
    "A node that the graph describes: it has names, identifiers, and claims that support every fact about it.",
  slug: "Readable identifier, unique among nodes of the type and never reassigned.",
  name: "The name by which the entity is commonly known. Titles of agreements and regulatory events are written by this graph's editors.",
  parts: {
    aliases: {
      part: "Alias",
      max: 50,
      description: "Other names of the entity: legal and former names, development codes, brands. At most 50.",
    },
    identifiers: {
      part: "Identifier",
      max: 60,
      description:
        "Identifiers that other authorities assign to the entity. At most 120; exact matches in well-known systems come first.",
    },
  },
} as const;
