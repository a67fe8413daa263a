import { type DocumentNode, GraphQLError, Kind, parse, validate, visit } from "graphql";
import { schema } from "../../schema/schema.ts";

/** The most tokens of a document. The server does not execute documents with more. */
const maxTokens = 10_000;

/** The most problems of one document. */
const maxProblems = 10;

/**
 * The most pairs of fields with the same response name. Validation compares these pairs, and the fields below them again, so
 * that its time grows with the square of their number.
 */
const maxPairs = 1_000_000;

/** What is wrong with a document, so that it cannot be registered. */
export function problemsOfDocument(body: string): string[] {
  try {
    const document = parse(body, { maxTokens });
    if (!document.definitions.some(({ kind }) => kind === Kind.OPERATION_DEFINITION)) return ["contains no operation."];
    if (pairsIn(document) > maxPairs)
      return ["repeats fields too often to be validated. Give the fields different aliases, or split the document."];
    return validate(schema, document, undefined, { maxErrors: maxProblems }).map(describe);
  } catch (error) {
    return [error instanceof GraphQLError ? describe(error) : String(error)];
  }
}

/** The number of pairs of fields with the same response name, wherever in the document they are. */
function pairsIn(document: DocumentNode): number {
  const counts = new Map<string, number>();
  visit(document, {
    Field({ alias, name }) {
      const { value } = alias ?? name;
      counts.set(value, (counts.get(value) ?? 0) + 1);
    },
  });
  return counts.values().reduce((sum, count) => sum + count * count, 0);
}

function describe({ message, locations }: GraphQLError): string {
  const [location] = locations ?? [];
  return location ? `${location.line}:${location.column}: ${message}` : message;
}
