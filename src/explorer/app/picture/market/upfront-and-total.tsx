import { dot, line, type PlotOptions, pointer, ruleX, ruleY, tip } from "@observablehq/plot";
import { useCallback, useMemo } from "react";
import { navigate } from "../../address/address.ts";
import { PartialDate } from "../../component/date.tsx";
import { Loaded } from "../../component/loaded.tsx";
import { entityPath } from "../../entity/entity-type.ts";
import { EntityLink } from "../../entity/part/entity-link.tsx";
import {
  UpfrontAndTotalCountDocument,
  UpfrontAndTotalDocument,
  type UpfrontAndTotalQuery,
} from "../../graph/documents.ts";
import { useGraph } from "../../graph/use-graph.ts";
import type { Filter } from "../../list/filter.ts";
import { dateText } from "../../text/date-text.ts";
import { intervalText, type MoneyInterval, shortMoney } from "../../text/money-text.ts";
import { countText, numberText } from "../../text/number-text.ts";
import type { Column } from "../figure/data-table.tsx";
import { Figure } from "../figure/figure.tsx";
import { Plot } from "../figure/plot.tsx";
import { NothingToDraw } from "./nothing-to-draw.tsx";
import { type StageGroup, stageGroupOf, stageGroups } from "./stage-group.ts";
import { useAllRows } from "./use-all-rows.ts";

type Row = NonNullable<UpfrontAndTotalQuery["agreements"]>["nodes"][number];

interface Point {
  row: Row;
  x: number;
  y: number;
  stage: StageGroup;
  upfront: MoneyInterval;
  total: MoneyInterval;
  /** Whether both are disclosed, rather than an upper or a lower bound. */
  isExact: boolean;
}

/** More points than these are not told apart. */
const maxPoints = 5000;

const parse = (line: string): Row => JSON.parse(line);

/** The number that the API compares: the upper end, or the lower one of an open interval. */
const figureOf = ({ min, max }: MoneyInterval) => Number(max ?? min);

function pointOf(row: Row): Point[] {
  const { upfront, total } = row.value;
  if (upfront === null || total === null) return [];
  const [x, y] = [figureOf(upfront), figureOf(total)];
  if (x <= 0 || y <= 0) return [];
  const stage = stageGroupOf(row.therapies.edges.map(({ stageAtSigning }) => stageAtSigning));
  return [{ row, x, y, stage, upfront, total, isExact: upfront.min === upfront.max && total.max !== null }];
}

/** Upfront payments against total values, by the stage at signing. */
export default function UpfrontAndTotal({ where, currency }: { where: Filter; currency: string }) {
  const variables = useMemo(() => ({ where, currency, first: maxPoints }), [where, currency]);
  const result = useAllRows(UpfrontAndTotalDocument, variables, parse);
  const { data: counted } = useGraph(UpfrontAndTotalCountDocument, { where });
  return (
    <Loaded of={result}>
      {(rows) => <Scatter rows={rows} all={counted?.agreements?.totalCount ?? rows.length} currency={currency} />}
    </Loaded>
  );
}

const title = "Upfront payment and total value";

function Scatter({ rows, all, currency }: { rows: readonly Row[]; all: number; currency: string }) {
  const points = useMemo(() => rows.flatMap(pointOf), [rows]);
  const options = useCallback((width: number) => scatterOf(points, currency, width), [points, currency]);
  const choose = useCallback(({ row }: Point) => navigate(entityPath("Agreement", row.slug)), []);
  if (points.length === 0)
    return (
      <NothingToDraw title={title}>
        None of {countText(all, "agreement", "agreements")} discloses both an upfront payment and a total value.
      </NothingToDraw>
    );
  const open = points.filter(({ isExact }) => !isExact).length;
  const unread = all - rows.length;
  const silent = rows.length - points.length;
  const caption = [
    `${numberText(points.length)} of ${countText(all, "agreement", "agreements")}, in ${currency} at the rates of the announcement date, both axes logarithmic.`,
    silent > 0 &&
      `Left out: ${numberText(silent)} without a disclosed upfront payment and total value, or without a rate for ${currency}.`,
    unread > 0 && `Left out: ${numberText(unread)} earlier ones, beyond the latest ${numberText(maxPoints)}.`,
    open > 0 &&
      `Hollow: ${numberText(open)} of which a source gives only a bound, drawn at the upper end, or at the lower end of an open interval.`,
    "On the line, the whole value is paid upfront. The stage is the most advanced one of the therapies at signing.",
  ];
  const used = stageGroups.filter((group) => points.some(({ stage }) => stage === group));
  return (
    <Figure
      title={title}
      name="upfront-and-total"
      caption={caption.filter(Boolean).join(" ")}
      legend={used.map(({ name, color, corners }) => ({ label: name, color, corners }))}
      columns={columns(currency)}
      rows={points.toSorted((a, b) => b.y - a.y)}
    >
      <Plot
        label={`Scatter plot of ${countText(points.length, "agreement", "agreements")}: upfront payment against total value in ${currency}, by stage at signing. The table has the same data.`}
        options={options}
        onChoose={choose}
      />
    </Figure>
  );
}

function scatterOf(points: readonly Point[], currency: string, width: number): PlotOptions {
  const low = Math.min(...points.map(({ x, y }) => Math.min(x, y)));
  const high = Math.max(...points.map(({ x, y }) => Math.max(x, y)));
  const ends = [10 ** Math.floor(Math.log10(low)), high * 1.3];
  const tick = (amount: number) => shortMoney(String(amount), currency);
  const axis = { type: "log", domain: ends, ticks: width < 500 ? 4 : 7, tickFormat: tick, grid: true } as const;
  return {
    height: Math.round(Math.min(Math.max(width * 0.62, 320), 640)),
    marginLeft: 56,
    marginBottom: 40,
    x: { ...axis, label: "Upfront payment →" },
    y: { ...axis, label: "↑ Total value" },
    symbol: { domain: stageGroups.map(({ name }) => name), range: stageGroups.map(({ symbol }) => symbol) },
    marks: [
      line(
        [ends, ends].map((_, index) => [ends[index], ends[index]]),
        { stroke: "var(--control)", strokeDasharray: "4 4" },
      ),
      dot(points, {
        x: "x",
        y: "y",
        r: 5,
        symbol: ({ stage }: Point) => stage.name,
        stroke: ({ stage }: Point) => stage.color,
        fill: ({ stage, isExact }: Point) => (isExact ? stage.color : "var(--surface)"),
        fillOpacity: 0.75,
        strokeWidth: 1.5,
      }),
      ruleX(points, pointer({ x: "x", py: "y", stroke: "var(--muted)", strokeOpacity: 0.5 })),
      ruleY(points, pointer({ px: "x", y: "y", stroke: "var(--muted)", strokeOpacity: 0.5 })),
      tip(
        points,
        pointer({ x: "x", y: "y", title: tipOf, fill: "var(--surface)", stroke: "var(--border)", lineWidth: 22 }),
      ),
    ],
    color: { type: "identity" },
  };
}

const tipOf = ({ row, upfront, total, stage }: Point) =>
  `${row.name}\n${row.announcedOn === null ? "" : `${dateText(row.announcedOn)} · `}${stage.name}\nUpfront ${intervalText(upfront)}\nTotal ${intervalText(total)}`;

const end = (amount: string | null) => amount ?? "";

const columns = (currency: string): Column<Point>[] => [
  {
    label: "Agreement",
    text: ({ row }) => row.name,
    cell: ({ row }) => <EntityLink entity={{ __typename: "Agreement", slug: row.slug, name: row.name }} />,
  },
  {
    label: "Announced",
    text: ({ row }) => row.announcedOn ?? "",
    cell: ({ row }) => row.announcedOn !== null && <PartialDate value={row.announcedOn} />,
  },
  { label: "Stage at signing", text: ({ stage }) => stage.name },
  ...moneyColumns("Upfront", currency, ({ upfront }: Point) => upfront),
  ...moneyColumns("Total", currency, ({ total }: Point) => total),
];

function moneyColumns(label: string, currency: string, of: (point: Point) => MoneyInterval): Column<Point>[] {
  const cellOf = (part: "min" | "max") => (point: Point) => {
    const amount = of(point)[part];
    return amount === null ? "open" : shortMoney(amount, currency);
  };
  return [
    { label: `${label} from (${currency})`, isNumber: true, text: (point) => end(of(point).min), cell: cellOf("min") },
    { label: `${label} to (${currency})`, isNumber: true, text: (point) => end(of(point).max), cell: cellOf("max") },
  ];
}
