import { barY, type PlotOptions, ruleY } from "@observablehq/plot";
import { useCallback, useMemo } from "react";
import { href } from "../../address/address.ts";
import { Link } from "../../address/link.tsx";
import { Loaded } from "../../component/loaded.tsx";
import { DealsPerQuarterDocument, type DealsPerQuarterQuery } from "../../graph/documents.ts";
import { useGraph } from "../../graph/use-graph.ts";
import type { Filter } from "../../list/filter.ts";
import { countText, numberText } from "../../text/number-text.ts";
import { useReaderLang } from "../../vocabulary/in-reader-language.tsx";
import { useLabels } from "../../vocabulary/vocabulary.tsx";
import type { Column } from "../figure/data-table.tsx";
import { Figure } from "../figure/figure.tsx";
import { Plot } from "../figure/plot.tsx";
import { NothingToDraw } from "./nothing-to-draw.tsx";
import { quarterMonths, quartersBetween } from "./quarter.ts";

type Stats = NonNullable<DealsPerQuarterQuery["agreementStats"]>;

interface Bar {
  quarter: string;
  modality: string | null;
  count: number;
}

interface Series {
  label: string;
  color: string;
  lang?: string | undefined;
  has: (modality: string | null) => boolean;
}

const title = "Agreements per quarter by modality";
const shownModalities = 5;

/** Agreements per quarter of their announcement, stacked by the modality of what they cover. */
export default function DealsPerQuarter({ where }: { where: Filter }) {
  const variables = { where };
  const result = useGraph(DealsPerQuarterDocument, variables, { keepsFormer: true });
  return (
    <Loaded of={result}>{({ agreementStats }) => agreementStats !== null && <Bars stats={agreementStats} />}</Loaded>
  );
}

/** The groups of quarters that are complete. */
function barsOf({ groups: { nodes, pageInfo } }: Stats): Bar[] {
  const bars = nodes.flatMap(({ count, keys: [quarter, modality] }) =>
    quarter?.value ? [{ quarter: quarter.value, modality: modality?.value ?? null, count }] : [],
  );
  const earliest = bars.at(-1)?.quarter;
  return pageInfo.hasNextPage ? bars.filter(({ quarter }) => quarter !== earliest) : bars;
}

function useSeries(bars: readonly Bar[]): Series[] {
  const labels = useLabels();
  const lang = useReaderLang();
  return useMemo(() => {
    const sums = new Map<string, number>();
    for (const { modality, count } of bars)
      if (modality !== null) sums.set(modality, (sums.get(modality) ?? 0) + count);
    const ranked = [...sums].toSorted(([a, m], [b, n]) => n - m || a.localeCompare(b)).map(([modality]) => modality);
    const frequent = ranked.slice(0, shownModalities);
    const others = ranked.slice(shownModalities);
    return [
      ...frequent.map((modality, index) => ({
        label: labels("Modality", modality),
        lang,
        color: `var(--series-${index + 1})`,
        has: (each: string | null) => each === modality,
      })),
      ...(others.length === 0
        ? []
        : [
            {
              label: `${numberText(others.length)} other modalities`,
              color: "var(--muted)",
              has: (each: string | null) => each !== null && others.includes(each),
            },
          ]),
      ...(bars.some(({ modality }) => modality === null)
        ? [{ label: "Modality not stated", color: "var(--border)", has: (each: string | null) => each === null }]
        : []),
    ];
  }, [bars, labels, lang]);
}

function Bars({ stats }: { stats: Stats }) {
  const bars = useMemo(() => barsOf(stats), [stats]);
  const series = useSeries(bars);
  const quarters = useMemo(() => {
    const all = bars.map(({ quarter }) => quarter).toSorted();
    const [first, last] = [all[0], all.at(-1)];
    return first === undefined || last === undefined ? [] : quartersBetween(first, last);
  }, [bars]);
  const options = useCallback((width: number) => barsPlot(bars, series, quarters, width), [bars, series, quarters]);
  const rows = useMemo(() => {
    const counts = new Map(stats.quarters.nodes.map(({ keys, count }) => [keys[0]?.value ?? "", count]));
    return quarters.toReversed().map((quarter) => ({
      quarter,
      agreements: counts.get(quarter) ?? 0,
      counts: series.map(({ has }) => sumOf(bars.filter((bar) => bar.quarter === quarter && has(bar.modality)))),
    }));
  }, [stats, bars, series, quarters]);
  if (bars.length === 0)
    return (
      <NothingToDraw title={title}>
        No quarter of an announcement is known of {countText(stats.count, "agreement", "agreements")}.
      </NothingToDraw>
    );
  const shown = rows.reduce((sum, { agreements }) => sum + agreements, 0);
  const undated = stats.quarters.nodes.find(({ keys }) => keys[0]?.value === null)?.count ?? 0;
  const earlier = stats.count - shown - undated;
  const caption = [
    `${numberText(shown)} of ${countText(stats.count, "agreement", "agreements")}, by the quarter of the announcement.`,
    undated > 0 && `Left out: ${numberText(undated)} without a month of announcement.`,
    earlier > 0 && `Left out: ${numberText(earlier)} of earlier quarters.`,
    "An agreement that covers therapies of several modalities counts once for each of them, so that a bar may be higher than the number of agreements.",
  ];
  const columns: Column<(typeof rows)[number]>[] = [
    {
      label: "Quarter",
      text: ({ quarter }) => quarter,
      cell: ({ quarter, agreements }) => (agreements === 0 ? quarter : <QuarterLink quarter={quarter} />),
    },
    { label: "Agreements", isNumber: true, text: ({ agreements }) => String(agreements) },
    ...series.map(({ label }, index) => ({
      label,
      isNumber: true,
      text: ({ counts }: { counts: number[] }) => String(counts[index] ?? 0),
    })),
  ];
  return (
    <Figure
      title={title}
      name="agreements-per-quarter"
      caption={caption.filter(Boolean).join(" ")}
      legend={series.map(({ label, lang, color }) => ({ label, lang, color }))}
      columns={columns}
      rows={rows}
    >
      <Plot
        label={`Stacked bars: the number of agreements in each quarter from ${quarters[0]} to ${quarters.at(-1)}, by modality. The table has the same data.`}
        options={options}
      />
    </Figure>
  );
}

const sumOf = (bars: readonly Bar[]) => bars.reduce((sum, { count }) => sum + count, 0);

function QuarterLink({ quarter }: { quarter: string }) {
  const [first, last] = quarterMonths(quarter);
  return <Link to={href("/agreements", { "announced-min": first, "announced-max": last })}>{quarter}</Link>;
}

function barsPlot(bars: readonly Bar[], series: readonly Series[], quarters: string[], width: number): PlotOptions {
  const stacked = series.flatMap(({ label, color, has }) =>
    quarters.flatMap((quarter) => {
      const count = sumOf(bars.filter((bar) => bar.quarter === quarter && has(bar.modality)));
      return count === 0 ? [] : [{ quarter, label, color, count }];
    }),
  );
  // As many years as have room for their number.
  const everyYears = Math.ceil(quarters.length / 4 / (width / 50));
  const years = quarters.filter((quarter) => quarter.endsWith("Q1") && Number(quarter.slice(0, 4)) % everyYears === 0);
  const highest = Math.max(...quarters.map((each) => sumOf(bars.filter(({ quarter }) => quarter === each))));
  return {
    height: Math.round(Math.min(Math.max(width * 0.42, 260), 460)),
    marginLeft: 36,
    x: {
      type: "band",
      domain: quarters,
      label: null,
      padding: 0.15,
      ticks: years.length > 0 ? years : [quarters[0] ?? ""],
      tickFormat: (quarter: string) => (years.length > 0 ? quarter.slice(0, 4) : quarter),
    },
    y: { grid: true, label: "↑ Agreements", ticks: Math.min(highest, 6), tickFormat: "d" },
    color: { type: "identity" },
    marks: [
      barY(stacked, {
        x: "quarter",
        y: "count",
        fill: "color",
        order: null,
        insetTop: 0.5,
        tip: { fill: "var(--surface)", stroke: "var(--border)", format: { fill: false, x: false, y: false } },
        title: ({ quarter, label, count }: (typeof stacked)[number]) => `${quarter}\n${label}: ${numberText(count)}`,
      }),
      ruleY([0], { stroke: "var(--control)" }),
    ],
  };
}
