import { arrow, axisX, type PlotOptions, rect, ruleX, text } from "@observablehq/plot";
import { useCallback, useMemo } from "react";
import { Loaded } from "../../component/loaded.tsx";
import { DealMoneyDocument, type DealMoneyQuery } from "../../graph/documents.ts";
import { useGraph } from "../../graph/use-graph.ts";
import { dateText } from "../../text/date-text.ts";
import { qualifierPrefix, shortMoney } from "../../text/money-text.ts";
import { countText } from "../../text/number-text.ts";
import { useLabels } from "../../vocabulary/vocabulary.tsx";
import type { Column } from "../figure/data-table.tsx";
import { Figure } from "../figure/figure.tsx";
import { Plot } from "../figure/plot.tsx";
import { type DealMoneyRows, type MoneyRow, moneyRowsOf } from "./money-rows.ts";

type Deal = NonNullable<DealMoneyQuery["agreement"]>;

/** The payments of an agreement and their sums, each as the interval in which it lies. */
export default function DealMoney({ slug }: { slug: string }) {
  const result = useGraph(DealMoneyDocument, { slug });
  return <Loaded of={result}>{({ agreement }) => agreement !== null && <Money deal={agreement} />}</Loaded>;
}

function Money({ deal }: { deal: Deal }) {
  const money = useMemo(() => moneyRowsOf(deal), [deal]);
  if (money === null || money.payments.length + money.sums.length === 0) return null;
  return <Intervals deal={deal} money={money} />;
}

interface Drawn extends MoneyRow {
  label: string;
  amount: string;
}

function useDrawn({ payments, sums, currency }: DealMoneyRows): Drawn[] {
  const labels = useLabels();
  return useMemo(
    () =>
      [...payments, ...sums].map((row) => ({
        ...row,
        label:
          "sum" in row.of
            ? ["Total", "Financing"].includes(row.of.sum)
              ? row.of.sum
              : `${row.of.sum} payments together`
            : row.of.components.map((component) => labels("PaymentComponent", component)).join(" + "),
        amount: amountText(row, currency),
      })),
    [payments, sums, currency, labels],
  );
}

function amountText({ of, min, known, isOpen, qualifier }: MoneyRow, currency: string): string {
  const money = (amount: number) => shortMoney(String(amount), currency);
  if (isOpen && known === 0) return "not disclosed";
  if (isOpen) return `${min === known ? "at least " : ""}${money(known)}${min === known ? "" : " and more"}`;
  if ("components" in of) return qualifierPrefix(qualifier) + money(known);
  if (min === known) return money(known);
  return min === 0 ? `up to ${money(known)}` : `${money(min)} to ${money(known)}`;
}

const certain = "var(--series-1)";
const sum = "var(--series-3)";

function Intervals({ deal, money }: { deal: Deal; money: DealMoneyRows }) {
  const labels = useLabels();
  const drawn = useDrawn(money);
  const { currency, isConverted, payments, shares, perUnit } = money;
  const options = useCallback((width: number) => intervals(drawn, currency, width), [drawn, currency]);
  const names = (terms: typeof shares) =>
    [...new Set(terms.flatMap(({ components }) => components))]
      .map((component) => labels("PaymentComponent", component).toLowerCase())
      .join(", ");
  const open = drawn.filter(({ isOpen }) => isOpen).length;
  const caption = [
    `${countText(payments.length, "payment", "payments")} as announced, in ${currency}${isConverted ? `, converted at the rates of ${deal.announcedOn === null ? "the announcement" : dateText(deal.announcedOn)}` : ""}, and their sums.`,
    "Full color: due in any case. Light: due only upon an event or a decision, or below an upper bound.",
    open > 0 && "An arrow: the upper end is not disclosed.",
    shares.length > 0 && `Left out: shares of results without an amount (${names(shares)}).`,
    perUnit.length > 0 && `Left out: amounts for each unit whose number no source gives (${names(perUnit)}).`,
  ];
  const columns: Column<Drawn>[] = [
    { label: "Payment", text: ({ label }) => label },
    {
      label: "Certainty",
      text: ({ certainty }) => (certainty === null ? "Sum" : labels("PaymentCertainty", certainty)),
    },
    { label: "Due upon", text: ({ trigger }) => trigger ?? "" },
    { label: "As stated", text: ({ amount }) => amount },
    {
      label: `From (${currency})`,
      isNumber: true,
      text: ({ min }) => String(min),
      cell: ({ min }) => shortMoney(String(min), currency),
    },
    {
      label: `To (${currency})`,
      isNumber: true,
      text: ({ known, isOpen }) => (isOpen ? "" : String(known)),
      cell: ({ known, isOpen }) => (isOpen ? "open" : shortMoney(String(known), currency)),
    },
  ];
  return (
    <Figure
      title="Money by component"
      of={deal.name}
      name={`${deal.slug}-money`}
      caption={caption.filter(Boolean).join(" ")}
      legend={[
        { label: "Payment, due", color: certain },
        { label: "Payment, possible", color: certain, isLight: true },
        { label: "Sum, due", color: sum },
        { label: "Sum, possible", color: sum, isLight: true },
      ]}
      columns={columns}
      rows={drawn}
    >
      <Plot
        label={`Bars for the payments of ${deal.name}: ${drawn.map(({ label, amount }) => `${label}, ${amount}`).join("; ")}.`}
        options={options}
      />
    </Figure>
  );
}

function intervals(drawn: readonly Drawn[], currency: string, width: number): PlotOptions {
  const highest = Math.max(...drawn.map(({ known }) => known), 1);
  const hasOpen = drawn.some(({ isOpen }) => isOpen);
  const end = hasOpen ? highest * 1.12 : highest;
  const place = new Map(drawn.map((row, index) => [row, index]));
  const top = (row: Drawn) => place.get(row) ?? 0;
  const color = ({ of }: Drawn) => ("sum" in of ? sum : certain);
  const band = { y1: (row: Drawn) => top(row) + 0.5, y2: (row: Drawn) => top(row) + 0.85 };
  const middle = (row: Drawn) => top(row) + 0.675;
  const labels = (has: (row: Drawn) => boolean, fontWeight: number) =>
    text(drawn.filter(has), {
      x: 0,
      y: (row: Drawn) => top(row) + 0.28,
      text: ({ label, amount }: Drawn) => `${label}: ${amount}`,
      textAnchor: "start",
      lineWidth: width / 13,
      textOverflow: "ellipsis-middle",
      fill: "var(--text)",
      fontWeight,
    });
  return {
    height: drawn.length * 44 + 44,
    marginLeft: 14,
    marginRight: 24,
    marginTop: 4,
    marginBottom: 36,
    x: { domain: [0, end] },
    y: { domain: [0, drawn.length], axis: null, range: [4, drawn.length * 44 + 4] },
    marks: [
      axisX({
        ticks: width < 500 ? 3 : 6,
        tickFormat: (amount: number) => shortMoney(String(amount), currency),
        label: null,
      }),
      ruleX([0], { stroke: "var(--control)" }),
      rect(drawn, {
        ...band,
        x1: "min",
        x2: "known",
        fill: color,
        fillOpacity: 0.3,
        stroke: color,
        strokeOpacity: 0.6,
        filter: ({ known, min }: Drawn) => known > min,
      }),
      rect(drawn, { ...band, x1: 0, x2: "min", fill: color, filter: ({ min }: Drawn) => min > 0 }),
      arrow(drawn, {
        x1: "known",
        x2: end,
        y1: middle,
        y2: middle,
        stroke: color,
        strokeDasharray: "3 4",
        strokeWidth: 2,
        headLength: 6,
        filter: "isOpen",
      }),
      labels(({ of }) => "components" in of, 400),
      labels(({ of }) => "sum" in of, 600),
    ],
    color: { type: "identity" },
  };
}
