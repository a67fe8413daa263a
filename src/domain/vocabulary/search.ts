import { vocabulary, type WordOf } from "./vocabulary.ts";

export const SearchMatchKind = vocabulary("SearchMatchKind", "How an entity matches a search.", {
  NAME: {
    label: "Name",
    description: "The query is the name of the entity, in any spelling and with any legal form.",
  },
  OTHER_NAME: {
    label: "Other name",
    description: "The query is an alias, a code or an identifier of the entity, in any spelling.",
  },
  NAME_START: {
    label: "Start of the name",
    description: "The name of the entity starts with the query.",
  },
  NAME_WORDS: {
    label: "Words of the name",
    description: "The name of the entity has every word of the query.",
  },
  NAME_AND_RELATED: {
    label: "Name and related names",
    description:
      "Some words of the query are the name, an alias, a code or an identifier of the entity. Its other names and the names of entities that its record names have the remaining words.",
  },
  OTHER_NAME_WORDS: {
    label: "Words of other names",
    description:
      "The name, the aliases, the codes and the identifiers of the entity together have every word of the query.",
  },
  RELATED_WORDS: {
    label: "Words of related names",
    description:
      "The names of the entity have some words of the query, and the names of entities that its record names have the others, such as the parties to an agreement or the companies of a therapy.",
  },
  TEXT_WORDS: {
    label: "Words of a text",
    description:
      "A text about the entity, such as its summary or its mechanism, has words of the query. Its names and those of related entities have the others.",
  },
  SIMILAR_NAME: {
    label: "Similar name",
    description:
      "No entity has every word of the query, and the query is one or two typos away from a name of the entity.",
  },
});
export type SearchMatchKind = WordOf<typeof SearchMatchKind>;
