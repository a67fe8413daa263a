import type { ReactNode } from "react";
import type { CombinedError } from "urql";

/** A message in place of content. */
export function Notice({ children }: { children: ReactNode }) {
  return (
    <p className="notice" role="status">
      {children}
    </p>
  );
}

function messageOf({ networkError, graphQLErrors: [first] }: CombinedError): string {
  if (networkError) return "The server is not responding. It may be down, or the network is unavailable.";
  if (first?.extensions.code === "BAD_USER_INPUT") return `The server rejected the request: ${first.message}`;
  return `The request failed: ${first?.message}`;
}

/** An error message with a button to retry. */
export function ErrorNotice({ error, onRetry }: { error: CombinedError; onRetry: () => void }) {
  return (
    <div className="notice error" role="alert">
      <p>{messageOf(error)}</p>
      <button type="button" onClick={onRetry}>
        Try again
      </button>
    </div>
  );
}
