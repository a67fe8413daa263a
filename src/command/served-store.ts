import type { Config } from "../config.ts";
import type { ServedStore } from "../server/operate/serve.ts";
import { openStore, otherVersionsOf, servedMaxRows } from "../store/open.ts";
import { StoreError } from "../store/store-error.ts";
import { openOrRebuild } from "./open-or-rebuild.ts";

/** `start`: loads the records if they changed, then serves them. With READ_ONLY=yes, nothing is loaded. */
export function loadedStore(config: Config): ServedStore {
  if (config.store.readOnly) return preparedStore(config);
  return {
    data: config.data,
    async open(log, options) {
      const store = await openOrRebuild(config.databaseUrl, config.data, log, options);
      const files = otherVersionsOf(config.databaseUrl);
      if (files.length > 0) {
        log.info(
          { files },
          "files of other versions of the program are kept; delete them when none of these versions runs",
        );
      }
      return store;
    },
    async refresh(store, log) {
      const { refresh } = await import("../intake/records/refresh.ts");
      await refresh(store, config.data, log);
    },
  };
}

/** `serve`: serves what the store holds. */
export function preparedStore({ databaseUrl, store: { readOnly } }: Config): ServedStore {
  return {
    data: null,
    async open(_log, options) {
      const store = await openStore(databaseUrl, { readOnly, mustExist: true, maxRows: servedMaxRows, ...options });
      const { revision } = await store.selectFrom("dataset").select("revision").executeTakeFirstOrThrow();
      if (revision > 0) return store;
      await store.destroy();
      throw new StoreError(
        `The store at ${databaseUrl} is empty. Run "npm run load -- data" first, or start with npm start.`,
      );
    },
    async refresh() {},
  };
}
