import type { OwnedCompaniesFragment, OwnedCompanyFragment } from "../../graph/documents.ts";

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
  edges?: readonly { validFrom: string | null; node: OwnedCompanyFragment & { subsidiaries: Subsidiaries } }[];
}

/** The companies of the groups, each below its owner. */
export function treeRowsOf(roots: readonly OwnedCompaniesFragment[]): TreeRow[] {
  const rows: TreeRow[] = [];
  const add = (
    company: OwnedCompanyFragment & { subsidiaries: Subsidiaries },
    above: { place: number; since: string | null } | null,
  ) => {
    const place = rows.length;
    const { totalCount, edges = [] } = company.subsidiaries;
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
