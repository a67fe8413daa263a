import type { Scope } from "./scope.ts";

/** A client whose credentials were accepted. */
export interface Client {
  /** The name for logs and quotas: `key:<name>`, or `jwt:<hash>`. It never contains a credential. */
  name: string;
  scopes: ReadonlySet<Scope>;
}

/** The result of checking a credential. A function that checks another kind of credential returns the same. */
export type Outcome =
  | { kind: "accepted"; client: Client }
  /** Malformed, unknown or revoked. The client is not told which. */
  | { kind: "rejected" }
  | { kind: "expired"; what: "API key" | "token" }
  /** The credential could not be checked. */
  | { kind: "unavailable" };

export const rejected: Outcome = { kind: "rejected" };
