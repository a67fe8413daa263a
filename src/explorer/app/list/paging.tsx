import { useEffect, useRef } from "react";
import { changed, href, useAddress } from "../address/address.ts";
import { AddressSelect } from "../address/address-select.tsx";
import { Link } from "../address/link.tsx";
import { runAfterPaint } from "../component/after-paint.ts";
import type { PageInfo } from "./list-definition.ts";
import { firstPage, pageSizes } from "./list-view.ts";
import { listStart } from "./skip-to-list.tsx";

/** Moving repaints the page, so that the link that was followed is painted first. */
const moveToStart = () => runAfterPaint(() => document.getElementById(listStart)?.focus());

/** Moves the focus to the list if what had it is gone, such as a filter that was removed. */
export function useFocusOnList(params: URLSearchParams) {
  const shown = useRef(params);
  useEffect(() => {
    if (shown.current !== params && document.activeElement === document.body)
      document.getElementById(listStart)?.focus({ preventScroll: true });
    shown.current = params;
  }, [params]);
}

/** Links to the pages beside this one, and the size of pages. */
export function Paging({ pageInfo, size }: { pageInfo: PageInfo; size: number }) {
  const { path, params } = useAddress();
  const { hasNextPage, hasPreviousPage, startCursor, endCursor } = pageInfo;
  if (!hasNextPage && !hasPreviousPage && size === pageSizes[0]) return null;
  return (
    <nav className="paging" aria-label="Pages">
      {hasPreviousPage && (
        <>
          <Link to={href(path, changed(params, firstPage))} onClick={moveToStart}>
            First
          </Link>
          <Link rel="prev" to={href(path, changed(params, { after: null, before: startCursor }))} onClick={moveToStart}>
            ← Previous
          </Link>
        </>
      )}
      {hasNextPage && (
        <Link rel="next" to={href(path, changed(params, { before: null, after: endCursor }))} onClick={moveToStart}>
          Next →
        </Link>
      )}
      <label className="page-size">
        Rows{" "}
        <AddressSelect value={String(size)} changes={(chosen) => ({ ...firstPage, size: chosen })}>
          {pageSizes.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </AddressSelect>
      </label>
    </nav>
  );
}
