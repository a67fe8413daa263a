import type { Settings } from "./settings.ts";

export interface StoreSettings {
  /** Whether the store is never written, so that it may be on a read-only file system. */
  readOnly: boolean;
  /** The time between two verifications of the store while it is served, in minutes. 0 verifies it at the start only. */
  verifyInterval: number;
}

export function storeSettings(settings: Settings): StoreSettings {
  const readOnly = settings.choice("READ_ONLY", "no", ["yes", "no"], "yes never writes to the store");
  return {
    readOnly: readOnly === "yes",
    verifyInterval: settings.integer("VERIFY_INTERVAL", "60", {
      min: 0,
      max: 44_640,
      note: "minutes; 0 verifies the store at the start only",
    }),
  };
}
