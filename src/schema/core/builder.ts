import SchemaBuilder, { type FieldRef } from "@pothos/core";
import DataloaderPlugin from "@pothos/plugin-dataloader";
import DirectivesPlugin from "@pothos/plugin-directives";
import FederationPlugin from "@pothos/plugin-federation";
import RelayPlugin from "@pothos/plugin-relay";
import { globalIdOf, nodeOfGlobalId } from "../../domain/node-key.ts";
import type { NodeType } from "../../model/model.ts";
import type { Context } from "./context.ts";
import { invalidId } from "./error.ts";

export const builder = new SchemaBuilder<{
  Context: Context;
  DefaultFieldNullability: false;
  Scalars: {
    PartialDate: { Input: string; Output: string };
    FullDate: { Input: string; Output: string };
    DateTime: { Input: string; Output: string };
    DateOrDateTime: { Input: string; Output: string };
    Decimal: { Input: string; Output: string };
    CurrencyCode: { Input: string; Output: string };
    CountryCode: { Input: string; Output: string };
    URL: { Input: string; Output: string };
    Duration: { Input: string; Output: string };
    FilterValue: { Input: never; Output: Readonly<Record<string, unknown>> };
  };
}>({
  plugins: [RelayPlugin, DataloaderPlugin, DirectivesPlugin, FederationPlugin],
  defaultFieldNullability: false,
  relay: {
    // `node` and `nodes` are declared in node.ts: one malformed id must not null the whole list.
    nodeQueryOptions: false,
    nodesQueryOptions: false,
    cursorType: "String",
    nodeTypeOptions: {
      description: "An object with a global id, by which it can be fetched again.",
      resolveType: (row) => (row as { type: NodeType }).type,
      // A gateway fetches entities by their keys; it cannot tell which subgraph an id belongs to.
      inaccessible: true,
    },
    idFieldOptions: { description: "Global id of the node: opaque, and stable across reloads of the dataset." },
    pageInfoTypeOptions: { description: "The position of a page within its list.", shareable: true },
    hasNextPageFieldOptions: { description: "Whether the list has entries after this page." },
    hasPreviousPageFieldOptions: { description: "Whether the list has entries before this page." },
    startCursorFieldOptions: { description: "Cursor of the first edge of the page. Null if the page is empty." },
    endCursorFieldOptions: { description: "Cursor of the last edge of the page. Null if the page is empty." },
    firstArgOptions: { description: "Returns the first n entries: 0 to 100. Defaults to 20." },
    lastArgOptions: { description: "Returns the last n entries: 0 to 100. Cannot be combined with `first`." },
    afterArgOptions: { description: "Returns the entries after this cursor." },
    beforeArgOptions: { description: "Returns the entries before this cursor." },
    encodeGlobalID: (type, slug) => globalIdOf(type, String(slug)),
    decodeGlobalID: (id) => {
      const node = nodeOfGlobalId(id);
      if (!node) throw invalidId("id");
      return { typename: node.type, id: node.slug };
    },
  },
});

builder.queryType({
  description: `Entry points of the graph.

- \`search\` finds entities by words.
- \`agreement\`, \`therapy\` and other singular fields look one up.
- \`agreements\`, \`therapies\` and other plural fields filter and order.
- \`agreementStats\` counts and compares, \`agreementFacets\` counts what a list contains.
- \`paths\` and \`neighborhood\` follow relations.
- \`rightsHolders\` says who holds a right, \`changes\` what changed.`,
});

type Types = typeof builder.$inferSchemaTypes;

/** The builder of the fields of a type whose values have the given shape. */
export type Fields<Shape> = PothosSchemaTypes.ObjectFieldBuilder<Types, Shape>;

/** A field as the builder returns it. */
export type Field<Shape = unknown> = FieldRef<Types, Shape>;
