import {
  type DocumentNode,
  type FieldNode,
  Kind,
  type NameNode,
  type VariableDefinitionNode,
  type VariableNode,
} from "graphql";
import type { ExportedList } from "./exported-list.ts";

/** One page of an exported list, as the response to the operation of `pageDocument` has it. */
export interface Page {
  list: {
    rows: readonly unknown[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    totalCount?: number;
  };
}

/** The variables with which the operation of `pageDocument` is executed, in addition to those of the query. */
export function pageVariables(size: number, after: string | null): Record<string, unknown> {
  return { [names.first]: size, [names.after]: after, [names.isStart]: after === null };
}

/** No document can contain these names, because a hyphen is not part of a name. */
const names = { first: "export-first", after: "export-after", isStart: "export-is-start" };

/** The operation that reads one page of an exported list, with the position of the page and, for the first one, the size of the list. */
export function pageDocument({ operation, field, fragments, of, row }: ExportedList): DocumentNode {
  const paging = new Set(["first", "after", "last", "before"]);
  const others = (field.arguments ?? []).filter((argument) => !paging.has(argument.name.value));
  const given = (["first", "after"] as const).map((name) => ({
    kind: Kind.ARGUMENT as const,
    name: nameOf(name),
    value: variableOf(names[name]),
  }));
  const list: FieldNode = {
    kind: Kind.FIELD,
    alias: nameOf("list"),
    name: field.name,
    arguments: [...others, ...given],
    selectionSet: {
      kind: Kind.SELECTION_SET,
      selections: [
        { kind: Kind.FIELD, alias: nameOf("rows"), name: nameOf(of), selectionSet: row },
        {
          kind: Kind.FIELD,
          name: nameOf("pageInfo"),
          selectionSet: {
            kind: Kind.SELECTION_SET,
            selections: ["hasNextPage", "endCursor"].map((name) => ({ kind: Kind.FIELD, name: nameOf(name) })),
          },
        },
        {
          kind: Kind.FIELD,
          name: nameOf("totalCount"),
          directives: [
            {
              kind: Kind.DIRECTIVE,
              name: nameOf("include"),
              arguments: [{ kind: Kind.ARGUMENT, name: nameOf("if"), value: variableOf(names.isStart) }],
            },
          ],
        },
      ],
    },
  };
  const types = { first: "Int", after: "String", isStart: "Boolean" };
  const variables = (["first", "after", "isStart"] as const).map(
    (name): VariableDefinitionNode => ({
      kind: Kind.VARIABLE_DEFINITION,
      variable: variableOf(names[name]),
      type: { kind: Kind.NAMED_TYPE, name: nameOf(types[name]) },
    }),
  );
  return {
    kind: Kind.DOCUMENT,
    definitions: [
      {
        ...operation,
        variableDefinitions: [...(operation.variableDefinitions ?? []), ...variables],
        selectionSet: { kind: Kind.SELECTION_SET, selections: [list] },
      },
      ...Object.values(fragments),
    ],
  };
}

function nameOf(value: string): NameNode {
  return { kind: Kind.NAME, value };
}

function variableOf(name: string): VariableNode {
  return { kind: Kind.VARIABLE, name: nameOf(name) };
}
