import { type DocumentNode, type GraphQLError, visit } from "graphql";
import type { Plugin } from "graphql-yoga";
import { codes } from "../../schema/core/error.ts";

/** Adds the code BAD_USER_INPUT and the argument name to validation errors inside the value of an argument. */
export function useArgumentErrors(): Plugin {
  return {
    onValidate({ params }) {
      return ({ result }) => {
        for (const error of result as readonly GraphQLError[]) {
          const argument = enclosingArgument(params.documentAST as DocumentNode, error);
          if (argument) Object.assign(error.extensions, { code: codes.badUserInput, argument });
        }
      };
    },
  };
}

function enclosingArgument(document: DocumentNode, error: GraphQLError): string | null {
  const position = error.positions?.[0];
  if (position === undefined) return null;
  let found: string | null = null;
  visit(document, {
    Argument(node) {
      const value = node.value.loc;
      if (value && position >= value.start && position < value.end) found = node.name.value;
    },
  });
  return found;
}
