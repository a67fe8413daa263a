import { type KeyboardEvent, useState } from "react";
import { shortMoney } from "../../text/money-text.ts";
import { numberText } from "../../text/number-text.ts";
import type { FacetCounts } from "../list-definition.ts";
import type { RangeDefinition } from "../narrowing/narrowing.ts";

/** A part of a range, with the number of entries in it. */
export interface Bar {
  label: string;
  min: string;
  max: string;
  count: number;
}

/** As many bars as are wide enough to be touched. */
const maxBars = 9;
/** How many years a bar may stand for. */
const widths = [1, 2, 3, 5, 10, 20];

/** The years or the bands of amounts in their order. */
export function barsOf({ kind }: RangeDefinition, counts: FacetCounts, currency: string): Bar[] {
  if (kind === "date") {
    const years = new Map(
      counts.values.flatMap(({ value, count }) => (value === null ? [] : [[Number(value), count ?? 0]])),
    );
    const first = Math.min(...years.keys());
    const last = Math.max(...years.keys());
    if (!Number.isFinite(first)) return [];
    const width = widths.find((each) => (last - first + 1) / each <= maxBars) ?? 100;
    const bars = Math.ceil((last - first + 1) / width);
    // The latest years make a whole bar.
    const start = last + 1 - bars * width;
    return Array.from({ length: bars }, (_, index) => {
      const from = start + index * width;
      const within = [...years].filter(([year]) => year >= from && year < from + width);
      const count = within.reduce((sum, [, each]) => sum + each, 0);
      const [min, max] = [String(from), String(from + width - 1)];
      return { label: width === 1 ? min : `${min} to ${max}`, min, max, count };
    });
  }
  const bands = counts.values.flatMap(({ value, count }) => {
    const [min, max] = value?.split("-") ?? [];
    return min === undefined || max === undefined ? [] : [{ min, max, count: count ?? 0 }];
  });
  bands.sort((a, b) => Number(a.min) - Number(b.min));
  return bands.map(({ min, max, count }) => ({
    min: min === "0" ? "" : min,
    max,
    count,
    label:
      max === ""
        ? `${shortMoney(min, currency)} or more`
        : `${shortMoney(min, currency)} to ${shortMoney(max, currency)}`,
  }));
}

/** Whether a bar is between the bounds that were chosen. */
export function isWithin(bar: Bar, min: string, max: string): boolean {
  if (min === "" && max === "") return true;
  const low = Number(bar.min.slice(0, bar.min.length) || 0);
  const bound = (text: string) => Number(text.includes("-") ? text.slice(0, 4) : text);
  return (min === "" || low >= bound(min)) && (max === "" || low <= bound(max));
}

interface HistogramProps {
  label: string;
  bars: readonly Bar[];
  isWithin: (bar: Bar) => boolean;
  onChoose: (bar: Bar) => void;
}

/** The entries by value. A bar can be chosen. */
export function Histogram({ label, bars, isWithin, onChoose }: HistogramProps) {
  const highest = Math.max(1, ...bars.map(({ count }) => count));
  const [reached, setReached] = useState(0);
  const current = Math.min(reached, bars.length - 1);
  // Tab reaches one bar, and the arrow keys the others, so that the bars are not in the way to what follows.
  function press(event: KeyboardEvent<HTMLElement>) {
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -bars.length, End: bars.length }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = Math.max(0, Math.min(bars.length - 1, current + step));
    setReached(next);
    event.currentTarget.querySelectorAll("button").item(next)?.focus();
  }
  return (
    <fieldset className="histogram" onKeyDown={press}>
      <legend className="hidden">{label}: entries by value</legend>
      {bars.map((bar, index) => (
        <button
          key={bar.label}
          type="button"
          tabIndex={index === current ? 0 : -1}
          className={isWithin(bar) ? "bar" : "bar outside"}
          title={`${bar.label}: ${numberText(bar.count)}`}
          aria-label={`${bar.label}: ${numberText(bar.count)}`}
          onFocus={() => setReached(index)}
          onClick={() => onChoose(bar)}
        >
          <span style={{ height: `${(100 * bar.count) / highest}%` }} />
        </button>
      ))}
    </fieldset>
  );
}
