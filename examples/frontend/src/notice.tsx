import type { ReactNode } from "react";
import type { CombinedError } from "urql";

/** What a reader is told where there is nothing else to show. */
export function Notice({ children }: { children: ReactNode }) {
  return (
    <p className="notice" role="status">
      {children}
    </p>
  );
}

function plainWords({ networkError, graphQLErrors: [first] }: CombinedError): string {
  if (networkError) return "The server does not answer. It may not be running, or the network is down.";
  if (first?.extensions.code === "BAD_USER_INPUT") return `The server cannot use what was asked: ${first.message}`;
  return `The server could not answer: ${first?.message}`;
}

/** What went wrong, in plain words, and a way to ask again. */
export function Failure({ error, onRetry }: { error: CombinedError; onRetry: () => void }) {
  return (
    <div className="notice failure" role="alert">
      <p>{plainWords(error)}</p>
      <button type="button" onClick={onRetry}>
        Try again
      </button>
    </div>
  );
}
