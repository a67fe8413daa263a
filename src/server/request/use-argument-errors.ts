import { type DocumentNode, type GraphQLError, type ValueNode, visit } from "graphql";
import type { Plugin } from "graphql-yoga";
import { codes } from "../../schema/core/error.ts";

/**
 * Adds the code BAD_USER_INPUT and the path of the argument, such as `where.announcedOn.gte`, to validation errors inside the
 * value of an argument.
 */
export function useArgumentErrors(): Plugin {
  return {
    onValidate({ params }) {
      return ({ result }) => {
        for (const error of result as readonly GraphQLError[]) {
          // Results of validation are cached, so an error may come here again.
          if (error.extensions.argument !== undefined) continue;
          const argument = pathOf(params.documentAST as DocumentNode, error);
          if (argument === null) continue;
          Object.assign(error.extensions, { code: codes.badUserInput, argument });
          error.message = `\`${argument}\`: ${error.message}`;
        }
      };
    },
  };
}

/** The path of the value at which an error points; null if that is not inside an argument. */
function pathOf(document: DocumentNode, error: GraphQLError): string | null {
  const position = error.positions?.[0];
  if (position === undefined) return null;
  let found: string | null = null;
  visit(document, {
    Argument({ name, value }) {
      if (contains(value, position)) found = `${name.value}${stepsTo(value, position)}`;
    },
  });
  return found;
}

function stepsTo(value: ValueNode, position: number): string {
  if (value.kind === "ObjectValue") {
    const field = value.fields.find((each) => contains(each, position));
    return field ? `.${field.name.value}${stepsTo(field.value, position)}` : "";
  }
  if (value.kind !== "ListValue") return "";
  const index = value.values.findIndex((each) => contains(each, position));
  const entry = value.values[index];
  return entry ? `[${index}]${stepsTo(entry, position)}` : "";
}

function contains({ loc }: { loc?: ValueNode["loc"] }, position: number): boolean {
  return loc !== undefined && position >= loc.start && position < loc.end;
}
