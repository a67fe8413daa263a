import { changed, href, navigate, useAddress } from "../address/address.ts";
import { Link } from "../address/link.tsx";
import type { PageInfo } from "./list-definition.ts";
import { firstPage, pageSizes } from "./list-view.ts";

/** Links to the pages beside this one, and the size of pages. */
export function Paging({ pageInfo, size }: { pageInfo: PageInfo; size: number }) {
  const { path, params } = useAddress();
  const { hasNextPage, hasPreviousPage, startCursor, endCursor } = pageInfo;
  if (!hasNextPage && !hasPreviousPage && size === pageSizes[0]) return null;
  return (
    <nav className="paging" aria-label="Pages">
      {hasPreviousPage && (
        <>
          <Link to={href(path, changed(params, firstPage))}>First</Link>
          <Link rel="prev" to={href(path, changed(params, { after: null, before: startCursor }))}>
            ← Previous
          </Link>
        </>
      )}
      {hasNextPage && (
        <Link rel="next" to={href(path, changed(params, { before: null, after: endCursor }))}>
          Next →
        </Link>
      )}
      <label className="page-size">
        Rows{" "}
        <select
          value={size}
          onChange={({ target }) => navigate(href(path, changed(params, { ...firstPage, size: target.value })))}
        >
          {pageSizes.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
      </label>
    </nav>
  );
}
