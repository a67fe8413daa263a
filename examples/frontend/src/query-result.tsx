import type { ReactNode } from "react";
import type { AnyVariables, UseQueryResponse } from "urql";

interface Props<Data, Variables extends AnyVariables> {
  of: UseQueryResponse<Data, Variables>;
  children: (data: Data) => ReactNode;
}

/** The data of a query, or its loading or error state. */
export function QueryResult<Data, Variables extends AnyVariables>({ of, children }: Props<Data, Variables>) {
  const [{ data, error }, execute] = of;
  if (error)
    return (
      <div role="alert">
        <p>{error.networkError ? "The server does not respond." : error.graphQLErrors[0]?.message}</p>
        <button type="button" onClick={() => execute({ requestPolicy: "network-only" })}>
          Try again
        </button>
      </div>
    );
  return data === undefined ? <p role="status">Loading…</p> : children(data);
}
