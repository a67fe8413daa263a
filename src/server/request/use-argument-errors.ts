import { type ArgumentNode, type DocumentNode, type GraphQLError, type ValueNode, visit } from "graphql";
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
        // Results of validation are cached, so an error may come here again.
        const errors = (result as readonly GraphQLError[]).filter(
          ({ extensions }) => extensions.argument === undefined,
        );
        if (errors.length === 0) return;
        const given = argumentsIn(params.documentAST as DocumentNode);
        for (const error of errors) {
          const argument = pathOf(given, error);
          if (argument === null) continue;
          Object.assign(error.extensions, { code: codes.badUserInput, argument });
          error.message = `\`${argument}\`: ${error.message}`;
        }
      };
    },
  };
}

function argumentsIn(document: DocumentNode): ArgumentNode[] {
  const found: ArgumentNode[] = [];
  visit(document, {
    Argument(argument) {
      found.push(argument);
    },
  });
  return found;
}

/** The path of the value at which an error points; null if that is not inside an argument. */
function pathOf(given: readonly ArgumentNode[], error: GraphQLError): string | null {
  const position = error.positions?.[0];
  if (position === undefined) return null;
  const argument = given.find(({ value }) => contains(value, position));
  return argument ? `${argument.name.value}${stepsTo(argument.value, position)}` : null;
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
