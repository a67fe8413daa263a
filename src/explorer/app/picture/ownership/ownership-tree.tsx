import { useQueries } from "@tanstack/react-query";
import { navigate } from "../../address/address.ts";
import { Country } from "../../component/country.tsx";
import { PartialDate } from "../../component/date.tsx";
import { Loaded, Loading } from "../../component/loaded.tsx";
import { Problem } from "../../component/problem.tsx";
import { entityPath } from "../../entity/entity-type.ts";
import { EntityLink } from "../../entity/part/entity-link.tsx";
import { OwnershipRootsDocument, type OwnershipRootsQuery, OwnershipTreeDocument } from "../../graph/documents.ts";
import { request } from "../../graph/request.ts";
import { useGraph } from "../../graph/use-graph.ts";
import { dateText } from "../../text/date-text.ts";
import { countText, numberText } from "../../text/number-text.ts";
import type { Column } from "../figure/data-table.tsx";
import { Figure } from "../figure/figure.tsx";
import { useWidth } from "../figure/use-width.ts";
import { type Owner, type TreeRow, treeRowsOf } from "./tree-rows.ts";

type Company = NonNullable<OwnershipRootsQuery["company"]>;

/** The group of a company: the companies at its top, and what they own. */
export default function OwnershipTree({ slug }: { slug: string }) {
  const result = useGraph(OwnershipRootsDocument, { slug });
  return <Loaded of={result}>{({ company }) => company !== null && <Group company={company} />}</Loaded>;
}

function Group({ company }: { company: Company }) {
  const { ultimateParents } = company;
  const roots = ultimateParents.length === 0 ? [company] : ultimateParents;
  const results = useQueries({
    queries: roots.map(({ slug }) => ({
      queryKey: [OwnershipTreeDocument.id, { slug }],
      queryFn: ({ signal }: { signal: AbortSignal }) => request(OwnershipTreeDocument, { slug }, signal),
    })),
  });
  const failed = results.find(({ error }) => error !== null);
  if (failed?.error) return <Problem error={failed.error} onRetry={() => failed.refetch()} />;
  if (results.some(({ data }) => data === undefined)) return <Loading />;
  return <Tree company={company} roots={results.flatMap(({ data }) => data?.company ?? [])} />;
}

function Tree({ company, roots }: { company: Company; roots: readonly Owner[] }) {
  const { parents, slug, name } = company;
  const rows = treeRowsOf(roots);
  const former = parents.edges.filter(({ validTo }) => validTo !== null);
  if (rows.length < 2 && former.length === 0) return null;
  const hidden = rows.reduce((sum, row) => sum + row.hidden, 0);
  const companies = new Set(rows.map(({ company: { id } }) => id)).size;
  const caption = [
    `${countText(companies, "company", "companies")} in the group as of today, each below the company that owns it, with the date since when it does.`,
    rows.length > companies && "A company with several owners is below each of them.",
    hidden > 0 && `Left out: ${countText(hidden, "subsidiary", "subsidiaries")} beyond the limits of the picture.`,
    former.length > 0 &&
      `Not shown: former owners of ${name} (${former.map(({ node, validTo }) => `${node.name}, until ${dateText(validTo ?? "")}`).join("; ")}).`,
    rows.some(({ depth }) => depth === lowestLevel) && "Left out: what companies on the fourth level own.",
    "Companies whose ownership no source states are missing.",
  ];
  const columns: Column<TreeRow>[] = [
    { label: "Company", text: ({ company: each }) => each.name, cell: (row) => <EntityLink entity={row.company} /> },
    {
      label: "Owned by",
      text: ({ owner }) => owner?.name ?? "",
      cell: ({ owner }) => owner !== null && <EntityLink entity={owner} />,
    },
    {
      label: "Since",
      text: ({ since }) => since ?? "",
      cell: ({ since }) => since !== null && <PartialDate value={since} />,
    },
    {
      label: "Country",
      text: ({ company: { country } }) => country ?? "",
      cell: ({ company: { country } }) => country !== null && <Country code={country} />,
    },
    { label: "Level", isNumber: true, text: ({ depth }) => numberText(depth) },
  ];
  return (
    <Figure
      title="Group of companies"
      of={name}
      name={`${slug}-group`}
      caption={caption.filter(Boolean).join(" ")}
      columns={columns}
      rows={rows}
    >
      <TreeDrawing rows={rows} slug={slug} />
    </Figure>
  );
}

/** The level of which the query asks for no subsidiaries. The company at the top is on level 0. */
const lowestLevel = 3;

const rowHeight = 28;

/** A company that several others own has a line below each of them. */
const keyOf = ({ company, owner, ownerPlace }: TreeRow) => `${company.id} ${owner?.id} ${ownerPlace}`;

function TreeDrawing({ rows, slug }: { rows: readonly TreeRow[]; slug: string }) {
  const { ref, width } = useWidth<HTMLDivElement>();
  const deepest = Math.max(...rows.map(({ depth }) => depth));
  const indent = Math.min(36, width / (4 * (deepest + 1)));
  const x = ({ depth }: TreeRow) => 8 + depth * indent;
  const y = (place: number) => place * rowHeight + rowHeight / 2;
  const [root] = rows;
  const label = `Tree of ${countText(rows.length, "company", "companies")}, with ${root?.company.name} at the top. The table has the same data.`;
  return (
    <div ref={ref} className="tree">
      {width > 0 && (
        <svg
          role="img"
          aria-label={label}
          viewBox={`0 0 ${width} ${rows.length * rowHeight}`}
          width={width}
          height={rows.length * rowHeight}
        >
          {rows.map((row, place) => {
            const owner = row.ownerPlace === null ? undefined : rows[row.ownerPlace];
            if (owner === undefined || row.ownerPlace === null) return null;
            return (
              <path
                key={keyOf(row)}
                className="tree-line"
                d={`M${x(owner)},${y(row.ownerPlace) + 5}V${y(place)}H${x(row) - 6}`}
              />
            );
          })}
          {rows.map((row, place) => {
            const { company, since, hidden } = row;
            const room = Math.floor((width - x(row) - 12) / 7.4);
            const more = hidden > 0 ? ` (+${numberText(hidden)})` : "";
            const date = since === null ? "" : `since ${dateText(since)}`;
            const name = clipped(company.name + more, room);
            return (
              // biome-ignore lint/a11y/noStaticElementInteractions: the table has the same links for keyboards
              <g
                key={keyOf(row)}
                className={company.slug === slug ? "tree-company current" : "tree-company"}
                onClick={() => navigate(entityPath("Company", company.slug))}
              >
                <title>{`${company.name} ${date}`}</title>
                <circle cx={x(row)} cy={y(place)} r={5} />
                <text x={x(row) + 12} y={y(place) + 4.5}>
                  {name}
                  {date !== "" && name.length + date.length + 2 <= room && (
                    <tspan className="tree-date" dx={10}>
                      {date}
                    </tspan>
                  )}
                </text>
              </g>
            );
          })}
        </svg>
      )}
    </div>
  );
}

const clipped = (text: string, length: number) =>
  text.length <= length ? text : `${text.slice(0, Math.max(length - 1, 1))}…`;
