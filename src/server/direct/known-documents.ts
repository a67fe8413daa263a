import type { DocumentNode, ExecutionArgs, GraphQLSchema } from "graphql";
import type { Plugin, YogaInitialContext } from "graphql-yoga";
import { changeMarkOf } from "../../store/engine/change-mark.ts";
import type { Store } from "../../store/open.ts";
import { requestScope } from "../request/request-scope.ts";
import { textCache } from "../text-cache.ts";
import type { CommonParams } from "./common-params.ts";

/** A document that was parsed, validated and admitted to execution. */
export interface KnownDocument {
  text: string;
  document: DocumentNode;
  schema: GraphQLSchema;
  isRegistered: boolean;
}

/** A parsed document needs about a hundred times the memory of its text. */
const limits = { maxTotalLength: 400_000, maxTextLength: 20_000 };

/** The documents that Yoga has executed, by what requests send for them. */
export class KnownDocuments {
  readonly #store: Store;
  readonly #areTrusted: boolean;
  readonly #byText = textCache<KnownDocument>(limits, ({ text }) => text);
  /** Documents that requests name. What a name stands for can change with the store. */
  #byName = textCache<KnownDocument>(limits, ({ text }) => text);
  #mark = "";

  /** @param areTrusted whether only registered documents are executed, which are those in the store */
  constructor(store: Store, areTrusted: boolean) {
    this.#store = store;
    this.#areTrusted = areTrusted;
  }

  get(sent: CommonParams["document"], mark: string): KnownDocument | undefined {
    return this.#cacheOf(sent, mark).get(sent);
  }

  /** Notes each document that is executed. Has to follow what checks documents. */
  get plugin(): Plugin<YogaInitialContext> {
    return {
      onExecute: ({ args }) => {
        const { schema, document, contextValue } = args as ExecutionArgs & { contextValue: YogaInitialContext };
        const { query, extensions } = contextValue.params;
        const { documentId } = contextValue.params as { documentId?: unknown };
        if (typeof query !== "string") return;
        const mark = changeMarkOf(this.#store);
        const known = { text: query, document, schema, isRegistered: requestScope()?.isRegistered ?? false };
        const hash: unknown = extensions?.persistedQuery?.sha256Hash;
        const sent = documentId == null ? (hash == null ? query : `sha256:${hash}`) : `id:${documentId}`;
        const cache = this.#cacheOf(sent, mark);
        if (!cache.has(sent)) cache.set(sent, known);
      },
    };
  }

  #cacheOf(sent: string, mark: string) {
    const isName = /^(?:sha256|id):/.test(sent);
    if (!isName && !this.#areTrusted) return this.#byText;
    if (this.#mark !== mark) {
      this.#byName = textCache<KnownDocument>(limits, ({ text }) => text);
      this.#mark = mark;
    }
    return this.#byName;
  }
}
