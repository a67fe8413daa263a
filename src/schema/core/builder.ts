import SchemaBuilder from "@pothos/core";
import DataloaderPlugin from "@pothos/plugin-dataloader";
import DirectivesPlugin from "@pothos/plugin-directives";
import FederationPlugin from "@pothos/plugin-federation";
import RelayPlugin from "@pothos/plugin-relay";
import type { Context } from "../context.ts";
import type { NodeType } from "../domain/graph-vocabulary.ts";
import { globalIdOf, nodeOfGlobalId } from "../domain/node-key.ts";
import { badArgument } from "./error.ts";

export const builder = new SchemaBuilder<{
  Context: Context;
  DefaultFieldNullability: false;
  Scalars: {
    PartialDate: { Input: string; Output: string };
    DateTime: { Input: string; Output: string };
    Decimal: { Input: string; Output: string };
    CurrencyCode: { Input: string; Output: string };
    CountryCode: { Input: string; Output: string };
    URL: { Input: string; Output: string };
  };
}>({
  plugins: [RelayPlugin, DataloaderPlugin, DirectivesPlugin, FederationPlugin],
  defaultFieldNullability: false,
  relay: {
    // `node` and `nodes` are written out in node.ts: one malformed id must not cost the whole list.
    nodeQueryOptions: false,
    nodesQueryOptions: false,
    cursorType: "String",
    nodeTypeOptions: {
      description: "Anything that can be fetched again by its id.",
      resolveType: (row) => (row as { type: NodeType }).type,
      // A gateway fetches entities by their keys; which subgraph an id is of, it cannot tell.
      inaccessible: true,
    },
    idFieldOptions: { description: "Opaque and stable across reloads: base64url of the type and the slug." },
    pageInfoTypeOptions: { description: "Where a page lies in its list.", shareable: true },
    hasNextPageFieldOptions: { description: "Whether the list goes on after this page." },
    hasPreviousPageFieldOptions: { description: "Whether the list has something before this page." },
    startCursorFieldOptions: { description: "The cursor of the first edge; null where the page is empty." },
    endCursorFieldOptions: { description: "The cursor of the last edge; null where the page is empty." },
    firstArgOptions: { description: "How many to give from the start: 1 to 100, 20 where absent." },
    lastArgOptions: { description: "How many to give from the end: 1 to 100." },
    afterArgOptions: { description: "Only what comes after this cursor." },
    beforeArgOptions: { description: "Only what comes before this cursor." },
    encodeGlobalID: (type, slug) => globalIdOf(type as NodeType, String(slug)),
    decodeGlobalID: (id) => {
      const node = nodeOfGlobalId(id);
      if (!node) throw badArgument("id", "is no id of this graph; write one that it gave");
      return { typename: node.type, id: node.slug };
    },
  },
});

builder.queryType({ description: "Where every question begins." });

type Types = typeof builder.$inferSchemaTypes;

/** What declares the fields of a type whose values are of a shape. */
export type Fields<Shape> = PothosSchemaTypes.ObjectFieldBuilder<Types, Shape>;
