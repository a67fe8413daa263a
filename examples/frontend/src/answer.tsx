import type { ReactNode } from "react";
import type { AnyVariables, UseQueryResponse } from "urql";
import { Failure, Notice } from "./notice.tsx";

interface Props<Data, Variables extends AnyVariables> {
  to: UseQueryResponse<Data, Variables>;
  children: (data: Data) => ReactNode;
}

/** The answer to a query once it is there, and until then what there is to say. */
export function Answer<Data, Variables extends AnyVariables>({ to, children }: Props<Data, Variables>) {
  const [{ data, error }, ask] = to;
  if (error) return <Failure error={error} onRetry={() => ask({ requestPolicy: "network-only" })} />;
  return data === undefined ? <Notice>Loading…</Notice> : children(data);
}
