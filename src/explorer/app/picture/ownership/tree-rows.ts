import type { OwnedCompanyFragment } from "../../graph/documents.ts";

/** A company of the group, on a line of its own below its owner. */
export interface TreeRow {
  company: OwnedCompanyFragment;
  owner: OwnedCompanyFragment | null;
  /** Since when the owner owns it. */
  since: string | null;
  depth: number;
  /** The line of its owner. */
  ownerPlace: number | null;
  /** Subsidiaries that are not shown. */
  hidden: number;
}

interface Subsidiaries {
  totalCount: number;
  edges: readonly { validFrom: string | null; node: Owner }[];
}

/** A company with what it owns. Those at the lowest level come without it. */
export interface Owner extends OwnedCompanyFragment {
  subsidiaries?: Subsidiaries;
}

/** The companies of the groups, each below its owner. */
export function treeRowsOf(roots: readonly Owner[]): TreeRow[] {
  const rows: TreeRow[] = [];
  const add = (company: Owner, above: { place: number; since: string | null } | null) => {
    const place = rows.length;
    const { totalCount, edges } = company.subsidiaries ?? { totalCount: 0, edges: [] };
    const owner = above === null ? undefined : rows[above.place];
    rows.push({
      company,
      owner: owner?.company ?? null,
      since: above?.since ?? null,
      depth: owner === undefined ? 0 : owner.depth + 1,
      ownerPlace: above?.place ?? null,
      hidden: totalCount - edges.length,
    });
    for (const { validFrom, node } of edges) add(node, { place, since: validFrom });
  };
  for (const root of roots) add(root, null);
  return rows;
}
