import type { FormEvent } from "react";
import { type Changes, changed, currentParams, href, navigate, useAddress } from "../../address/address.ts";
import { AddressCheckbox } from "../../address/address-checkbox.tsx";
import { useDraft } from "../../address/use-draft.ts";
import { numberText } from "../../text/number-text.ts";
import type { FacetCounts } from "../list-definition.ts";
import { firstPage } from "../list-view.ts";
import { boundNames, notStated } from "../narrowing/condition.ts";
import type { RangeDefinition } from "../narrowing/narrowing.ts";
import { SkipToList } from "../skip-to-list.tsx";
import { barsOf, Histogram, isWithin } from "./histogram.tsx";

interface Props {
  range: RangeDefinition;
  counts: FacetCounts | undefined;
  currency: string;
}

/** Bounds of a date or an amount, with a histogram whose bars set them. */
export function RangeFacet({ range, counts, currency }: Props) {
  const { path, params } = useAddress();
  const names = boundNames(range);
  const min = params.get(names.min) ?? "";
  const max = params.get(names.max) ?? "";
  const change = (changes: Changes) =>
    navigate(href(path, changed(currentParams(), { ...firstPage, ...changes })), {
      keepsPosition: true,
      afterPaint: true,
    });
  const set = (bounds: { min: string; max: string }) => change({ [names.min]: bounds.min, [names.max]: bounds.max });
  const bars = counts ? barsOf(range, counts, currency) : [];
  const isNotStated = params.get(range.name) === notStated;
  const chosen = (min !== "" || max !== "" ? 1 : 0) + (isNotStated ? 1 : 0);
  const missing = range.dimension === undefined ? null : (counts?.withoutValue.count ?? 0);
  return (
    <details className="facet range" open>
      <summary>
        {range.label}
        {range.kind === "money" && <span className="unit"> million {currency}</span>}
        {chosen > 0 && <span className="chosen">{chosen}</span>}
      </summary>
      {bars.length > 0 && (
        <Histogram bars={bars} isWithin={(bar) => isWithin(bar, min, max)} onChoose={set} label={range.label} />
      )}
      <Bounds range={range} min={min} max={max} currency={currency} onSet={set} />
      {(missing !== 0 || isNotStated) && (
        <label className="not-stated">
          <AddressCheckbox
            isChecked={isNotStated}
            onToggle={(isChecked) => change({ [range.name]: isChecked ? notStated : null })}
          />
          <span>Not stated</span>
          <span className="muted number">{missing !== null && numberText(missing)}</span>
        </label>
      )}
      <SkipToList text="Go to the list" />
    </details>
  );
}

interface BoundsProps {
  range: RangeDefinition;
  min: string;
  max: string;
  currency: string;
  onSet: (bounds: { min: string; max: string }) => void;
}

const million = 1_000_000;
const inMillions = (text: string) => (text === "" ? "" : String(Number(text) / million));
const fromMillions = (text: string) => (text === "" ? "" : String(Math.round(Number(text) * million)));

/** The bounds as text: amounts in millions, dates as years, months or days. */
function Bounds({ range: { kind, label }, min, max, currency, onSet }: BoundsProps) {
  const isMoney = kind === "money";
  const [from, setFrom] = useDraft(isMoney ? inMillions(min) : min);
  const [to, setTo] = useDraft(isMoney ? inMillions(max) : max);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSet(isMoney ? { min: fromMillions(from), max: fromMillions(to) } : { min: from.trim(), max: to.trim() });
  };
  const common = isMoney
    ? { inputMode: "decimal", pattern: "[0-9]*\\.?[0-9]+", title: `An amount in millions of ${currency}` }
    : { pattern: "\\d{4}(-\\d{2}(-\\d{2})?)?", placeholder: "YYYY", title: "YYYY, YYYY-MM or YYYY-MM-DD" };
  const unit = isMoney ? `, in millions of ${currency}` : "";
  return (
    <form className="bounds" onSubmit={submit}>
      <label>
        <span className="hidden">
          {label} from{unit}
        </span>
        <input {...(common as object)} value={from} onChange={({ target }) => setFrom(target.value)} />
      </label>
      <span aria-hidden="true">to</span>
      <label>
        <span className="hidden">
          {label} to{unit}
        </span>
        <input {...(common as object)} value={to} onChange={({ target }) => setTo(target.value)} />
      </label>
      <button type="submit">Set</button>
    </form>
  );
}
