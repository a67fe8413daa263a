import { GraphQLError, Kind, parse, validate } from "graphql";
import { schema } from "../../schema/schema.ts";

/** The most tokens of a document. The server does not execute documents with more. */
const maxTokens = 6_000;

/** The most problems that are reported of one document. */
const maxProblems = 10;

/** What graphql-js reports if fields of the same name are repeated so often that their comparison would take too long. */
const aborted = "Validation aborted.";

/** What is wrong with a document, so that it cannot be registered. */
export function problemsOfDocument(body: string): string[] {
  try {
    const document = parse(body, { maxTokens });
    if (!document.definitions.some(({ kind }) => kind === Kind.OPERATION_DEFINITION)) return ["contains no operation."];
    return validate(schema, document, undefined, { maxErrors: maxProblems }).map(describe);
  } catch (error) {
    return [error instanceof GraphQLError ? describe(error) : String(error)];
  }
}

function describe({ message, locations }: GraphQLError): string {
  if (message === aborted)
    return "repeats fields too often to be validated. Remove repeated fields, or split the document.";
  const [location] = locations ?? [];
  return location ? `${location.line}:${location.column}: ${message}` : message;
}
