import { useDeferStream } from "@graphql-yoga/plugin-defer-stream";
import { type DocumentNode, visit } from "graphql";
import type { Plugin, YogaInitialContext } from "graphql-yoga";

/** `@defer` and `@stream` send an answer in parts to those who accept parts; everyone else gets it whole. */
export function useIncremental(): Plugin<YogaInitialContext> {
  return {
    onPluginInit({ addPlugin }) {
      addPlugin(useDeferStream() as object);
    },
    onExecute({ args, executeFn, setExecuteFn }) {
      const { params, request } = args.contextValue as YogaInitialContext;
      if (!/defer|stream/.test(params.query ?? "")) return;
      if (/multipart\/mixed|text\/event-stream/.test(request.headers.get("accept") ?? "")) return;
      setExecuteFn((asked) => executeFn({ ...asked, document: whole(asked.document) }));
    },
  };
}

/** The document without what would send its answer in parts. */
function whole(document: DocumentNode): DocumentNode {
  return visit(document, {
    Directive: ({ name }) => (name.value === "defer" || name.value === "stream" ? null : undefined),
  });
}
