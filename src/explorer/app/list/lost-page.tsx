import { changed, href, useAddress } from "../address/address.ts";
import { Link } from "../address/link.tsx";
import { Notice } from "../component/problem.tsx";
import { GraphError } from "../graph/graph-error.ts";
import { firstPage } from "./list-view.ts";

/** Whether the server does not know the position in a list that the address names. */
export function isCursorError(error: Error | null): boolean {
  return error instanceof GraphError && error.kind === "input" && /^\$?(after|before)$/.test(error.argument ?? "");
}

/** Says that a list has no such position, and leads to its first page. */
export function LostPage() {
  const { path, params } = useAddress();
  return (
    <Notice title="This page of the list is no longer there.">
      <p>
        The address names a position that this list does not have.{" "}
        <Link to={href(path, changed(params, firstPage))}>Go to the first page</Link>
      </p>
    </Notice>
  );
}
