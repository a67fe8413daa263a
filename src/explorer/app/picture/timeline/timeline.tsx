import { axisX, dot, link, type PlotOptions, pointer, ruleX, text, tip } from "@observablehq/plot";
import { useCallback, useMemo } from "react";
import { navigate } from "../../address/address.ts";
import { PartialDate } from "../../component/date.tsx";
import { capitalized, entityPath, typeWords } from "../../entity/entity-type.ts";
import { EntityLink } from "../../entity/part/entity-link.tsx";
import type { EntityType, TimelineEntriesFragment } from "../../graph/documents.ts";
import { dateText } from "../../text/date-text.ts";
import { withoutDate } from "../../text/milestone-claim.ts";
import { countText, numberText } from "../../text/number-text.ts";
import { useClaimText } from "../../vocabulary/vocabulary.tsx";
import type { Column } from "../figure/data-table.tsx";
import { Figure } from "../figure/figure.tsx";
import { Plot } from "../figure/plot.tsx";
import { type Entry, factText, type Mark, type TimelineRow, timelineRowsOf } from "./timeline-rows.ts";

interface Props {
  of: { id: string; slug: string; name: string; timeline: TimelineEntriesFragment };
  /** What facts are about, by the ids of their claims. */
  textsOfClaims?: ReadonlyMap<string, string>;
}

const noTexts = new Map<string, string>();

const colors: Record<EntityType, string> = {
  Agreement: "var(--series-1)",
  RegulatoryEvent: "var(--series-2)",
  Trial: "var(--series-3)",
  Company: "var(--series-4)",
  Therapy: "var(--series-5)",
  Indication: "var(--series-6)",
  DrugTarget: "var(--muted)",
  Person: "var(--muted)",
};

const maxRows = 60;

interface Drawn extends Mark {
  row: TimelineRow;
  place: number;
}

/** Dated facts, each entity on a line of its own. */
export function Timeline({ of: { id, slug, name, timeline }, textsOfClaims = noTexts }: Props) {
  const claimText = useClaimText();
  const textOf = useCallback(
    (entry: Entry) => {
      const [claim] = entry.claims;
      if (entry.predicate !== "AGREEMENT_MILESTONES" || !claim) return factText(entry);
      return textsOfClaims.get(claim.id) ?? claimText(withoutDate(claim.text));
    },
    [textsOfClaims, claimText],
  );
  const all = useMemo(() => timelineRowsOf(id, timeline.nodes, textOf), [id, timeline, textOf]);
  const rows = useMemo(() => all.slice(-maxRows), [all]);
  const options = useCallback((width: number) => timelinePlot(rows, width, textOf), [rows, textOf]);
  const choose = useCallback(
    ({ entry: { entity } }: Drawn) => entity.id !== id && navigate(entityPath(entity.__typename, entity.slug)),
    [id],
  );
  if (all.length === 0) return null;
  const dates = rows.reduce((sum, { marks }) => sum + marks.length, 0);
  const unread = timeline.totalCount - timeline.nodes.length;
  const imprecise = timeline.nodes.filter(({ date }) => date.length < 10).length;
  const caption = [
    `${numberText(dates)} of ${countText(timeline.totalCount, "dated fact", "dated facts")}.`,
    unread > 0 && `Left out: ${numberText(unread)}, of which the list was not loaded.`,
    all.length > rows.length &&
      `Left out of the picture, but in the table: ${numberText(all.length - rows.length)} earlier lines.`,
    imprecise > 0 && `${numberText(imprecise)} of which only the month or the year is known: a line over that time.`,
    "Hollow: expected after today. What has no date in a source is missing.",
  ];
  const types = Object.keys(colors).filter((type): type is EntityType => rows.some((row) => row.type === type));
  const columns: Column<Entry>[] = [
    { label: "Date", text: ({ date }) => date, cell: ({ date }) => <PartialDate value={date} /> },
    { label: "What", text: textOf },
    { label: "Of", text: ({ entity }) => entity.name, cell: ({ entity }) => <EntityLink entity={entity} /> },
    { label: "Type", text: ({ entity }) => capitalized(typeWords[entity.__typename].singular) },
  ];
  return (
    <Figure
      title="Timeline"
      of={name}
      name={`${slug}-timeline`}
      caption={caption.filter(Boolean).join(" ")}
      legend={types.map((type) => ({ label: capitalized(typeWords[type].plural), color: colors[type] }))}
      columns={columns}
      rows={timeline.nodes}
    >
      <Plot
        label={`Timeline of ${name}, from ${dateText(timeline.nodes[0]?.date ?? "")} to ${dateText(timeline.nodes.at(-1)?.date ?? "")}, with ${countText(dates, "date", "dates")}. The table has the same data.`}
        options={options}
        onChoose={choose}
      />
    </Figure>
  );
}

const rowHeight = 34;
const side = 8;
const characterWidth = 6.7;

/** A label above a line, on the side of it that has room, and as much of it as fits. */
function placedLabel(label: string, from: number, to: number, width: number) {
  const right = Math.floor((width - from) / characterWidth);
  const left = Math.floor(to / characterWidth);
  const isLeft = label.length > right && left > right;
  const fits = isLeft ? left : right;
  return {
    text: label.length > fits ? `${label.slice(0, Math.max(fits - 1, 1)).trimEnd()}…` : label,
    textAnchor: isLeft ? ("end" as const) : ("start" as const),
  };
}
const yearMs = 365 * 86_400_000;

function timelinePlot(rows: readonly TimelineRow[], width: number, textOf: (entry: Entry) => string): PlotOptions {
  const now = new Date();
  const drawn = rows.flatMap((row, place) => row.marks.map((mark): Drawn => ({ ...mark, row, place })));
  const first = Math.min(...drawn.map(({ from }) => from.getTime()));
  const last = Math.max(...drawn.map(({ to }) => to.getTime()));
  const room = Math.max((last - first) * 0.03, yearMs / 12);
  const domain = [new Date(first - room), new Date(last + room)];
  const periods = rows.flatMap((row, place) => {
    const [start, end] = [row.marks[0], row.marks.at(-1)];
    return start && end && start !== end ? [{ row, place, from: start.from, to: end.to }] : [];
  });
  const scale = (date: Date) =>
    side + ((date.getTime() - first + room) / (last - first + 2 * room)) * (width - 2 * side);
  const labels = rows.flatMap((row, place) => {
    const [start, end] = [row.marks[0], row.marks.at(-1)];
    if (!start || !end) return [];
    const label = placedLabel(row.label, scale(start.from), scale(end.to), width);
    return [{ ...label, place, date: label.textAnchor === "start" ? start.from : end.to }];
  });
  const line = (place: number) => place + 0.72;
  const color = ({ row }: { row: TimelineRow }) => colors[row.type];
  const y = ({ place }: { place: number }) => line(place);
  const labelMark = (textAnchor: "start" | "end") =>
    text(
      labels.filter((label) => label.textAnchor === textAnchor),
      {
        x: "date",
        y: ({ place }: { place: number }) => place + 0.26,
        text: "text",
        textAnchor,
        dx: textAnchor === "start" ? -5 : 5,
        fill: "var(--text)",
        stroke: "var(--surface)",
        strokeWidth: 3,
      },
    );
  return {
    height: rows.length * rowHeight + 48,
    marginLeft: side,
    marginRight: side,
    marginTop: 24,
    marginBottom: 24,
    x: { type: "utc", domain },
    y: { domain: [0, rows.length], axis: null, range: [24, rows.length * rowHeight + 24] },
    color: { type: "identity" },
    marks: [
      axisX({ anchor: "top", ticks: width < 500 ? 4 : 10, label: null }),
      axisX({ anchor: "bottom", ticks: width < 500 ? 4 : 10, label: null }),
      ...(now.getTime() > first - room && now.getTime() < last + room
        ? [ruleX([now], { stroke: "var(--accent)", strokeDasharray: "3 3", strokeOpacity: 0.8 })]
        : []),
      link(periods, {
        x1: "from",
        x2: "to",
        y1: y,
        y2: y,
        stroke: color,
        strokeWidth: ({ row }: { row: TimelineRow }) => (row.isPeriod ? 7 : 2),
        strokeOpacity: 0.35,
        strokeLinecap: "round",
      }),
      link(
        drawn.filter(({ isPrecise }) => !isPrecise),
        { x1: "from", x2: "to", y1: y, y2: y, stroke: color, strokeWidth: 4, strokeOpacity: 0.9 },
      ),
      dot(
        drawn.filter(({ isPrecise }) => isPrecise),
        {
          x: "from",
          y,
          r: 5,
          stroke: color,
          strokeWidth: 2,
          fill: (mark: Drawn) => (mark.from > now ? "var(--surface)" : colors[mark.row.type]),
        },
      ),
      labelMark("start"),
      labelMark("end"),
      tip(
        drawn,
        pointer({
          x: "from",
          y,
          title: ({ entry }: Drawn) => `${entry.entity.name}\n${textOf(entry)}: ${dateText(entry.date)}`,
          fill: "var(--surface)",
          stroke: "var(--border)",
          lineWidth: 22,
        }),
      ),
    ],
  };
}
