import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import type { GraphDocument } from "../../graph/graph-document.ts";
import { exported } from "../../graph/request.ts";

/** All rows of a list in one request: its export as JSON Lines, up to `first` rows. */
export function useAllRows<Row, Variables extends object>(
  document: GraphDocument<unknown, Variables>,
  variables: Variables,
  parse: (line: string) => Row,
): UseQueryResult<Row[], Error> {
  return useQuery<Row[], Error>({
    queryKey: [document.id, "rows", variables],
    queryFn: async ({ signal }) => {
      const text = await exported(document, variables, "application/jsonl", { signal });
      return text
        .split("\n")
        .filter((line) => line !== "")
        .map(parse);
    },
  });
}
