import type { ReactNode } from "react";
import type { AnyVariables, UseQueryResponse } from "urql";
import { ErrorNotice, Notice } from "./notice.tsx";

interface Props<Data, Variables extends AnyVariables> {
  of: UseQueryResponse<Data, Variables>;
  children: (data: Data) => ReactNode;
}

/** The data of a query, or its loading or error state. */
export function QueryResult<Data, Variables extends AnyVariables>({ of, children }: Props<Data, Variables>) {
  const [{ data, error }, execute] = of;
  if (error) return <ErrorNotice error={error} onRetry={() => execute({ requestPolicy: "network-only" })} />;
  return data === undefined ? <Notice>Loading…</Notice> : children(data);
}
