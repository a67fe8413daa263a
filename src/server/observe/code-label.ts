import { codes } from "../../schema/core/error.ts";

/** The codes of errors that GraphQL Yoga and graphql-js raise by themselves. */
const libraryCodes = [
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "OPERATION_RESOLUTION_FAILURE",
  "REQUEST_ENTITY_TOO_LARGE",
];

const labels = new Set<string>([...Object.values(codes), ...libraryCodes]);

/** The label value for the code of an error: the code if it is documented, and otherwise "other". */
export function codeLabel(code: string): string {
  return labels.has(code) ? code : "other";
}
