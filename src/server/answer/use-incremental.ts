import { useDeferStream } from "@graphql-yoga/plugin-defer-stream";
import { type DocumentNode, visit } from "graphql";
import type { Plugin, YogaInitialContext } from "graphql-yoga";

/** Supports `@defer` and `@stream` for clients that accept incremental delivery. Other clients get a single response. */
export function useIncremental(): Plugin<YogaInitialContext> {
  return {
    onPluginInit({ addPlugin }) {
      addPlugin(useDeferStream() as object);
    },
    onExecute({ args, executeFn, setExecuteFn }) {
      const { params, request } = args.contextValue as YogaInitialContext;
      if (!/defer|stream/.test(params.query ?? "")) return;
      if (/multipart\/mixed|text\/event-stream/.test(request.headers.get("accept") ?? "")) return;
      setExecuteFn((execution) =>
        executeFn({ ...execution, document: withoutIncrementalDirectives(execution.document) }),
      );
    },
  };
}

function withoutIncrementalDirectives(document: DocumentNode): DocumentNode {
  return visit(document, {
    Directive: ({ name }) => (name.value === "defer" || name.value === "stream" ? null : undefined),
  });
}
