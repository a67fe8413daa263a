import { useId, useState } from "react";
import { changed, currentParams, href, navigate, useAddress } from "../../address/address.ts";
import { AddressCheckbox } from "../../address/address-checkbox.tsx";
import { countText, numberText } from "../../text/number-text.ts";
import type { FacetCounts, FacetSearch } from "../list-definition.ts";
import { firstPage } from "../list-view.ts";
import { notStated } from "../narrowing/condition.ts";
import type { FacetDefinition, Narrowing } from "../narrowing/narrowing.ts";
import { SkipToList } from "../skip-to-list.tsx";
import { useFoundValues } from "./found-values.ts";
import { ValueOption } from "./value-option.tsx";

/** Values beyond these are shown on demand. */
const shownValues = 8;
/** Facets with more values have a field that finds one by its name. */
const valuesAtAGlance = 20;

interface Props {
  list: Narrowing & { facetSearchDocument: FacetSearch | null };
  facet: FacetDefinition;
  counts: FacetCounts;
  isOpen: boolean;
}

/** The values of a facet, of which any number can be chosen. */
export function Facet({ list, facet, counts, isOpen }: Props) {
  const { path, params } = useAddress();
  const [text, setText] = useState("");
  const [showsAll, setShowsAll] = useState(false);
  const id = useId();
  const chosen = params.getAll(facet.name);
  const { values, hasMore } = useFoundValues(list, facet, counts, text);
  const { label, valueCount, withoutValue } = counts;
  if (values.length === 0 && text === "" && chosen.length === 0) return null;
  const choose = (next: readonly string[]) =>
    navigate(href(path, changed(currentParams(), { ...firstPage, [facet.name]: next })), {
      keepsPosition: true,
      afterPaint: true,
    });
  const toggle = (value: string, isChosen: boolean) => {
    const others = currentParams()
      .getAll(facet.name)
      .filter((each) => each !== value);
    choose(isChosen ? [...others, value] : others);
  };
  const isShown = (value: string, index: number) =>
    showsAll || text !== "" || index < shownValues || chosen.includes(value);
  const shown = values.filter(({ value }, index) => isShown(value, index));
  const isAll = text === "" && !hasMore;
  const others = (isAll ? values : shown).map(({ value }) => value).filter((value) => !chosen.includes(value));
  return (
    <details className="facet" open={isOpen || chosen.length > 0}>
      <summary>
        {label} <span className="unit">{countText(valueCount, "value", "values")}</span>
        {chosen.length > 0 && <span className="chosen">{chosen.length}</span>}
      </summary>
      {valueCount > valuesAtAGlance && (
        <input
          type="search"
          className="find-value"
          aria-label={`Find a value of ${label}`}
          aria-describedby={id}
          placeholder="Find a value"
          maxLength={100}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      )}
      <fieldset>
        <legend className="hidden">{label}</legend>
        {shown.map((each) => (
          <ValueOption
            key={each.value}
            facet={facet}
            value={each}
            isChosen={chosen.includes(each.value)}
            onToggle={(isChosen) => toggle(each.value, isChosen)}
          />
        ))}
        {text === "" && ((withoutValue.count ?? 0) > 0 || chosen.includes(notStated)) && (
          <label className="not-stated">
            <AddressCheckbox
              isChecked={chosen.includes(notStated)}
              onToggle={(isChosen) => toggle(notStated, isChosen)}
            />
            <span>Not stated</span>
            <span className="muted number">{numberText(withoutValue.count ?? 0)}</span>
          </label>
        )}
      </fieldset>
      <p id={id} className="muted facet-note" role="status">
        {text !== "" && shown.length === 0 && `No value is called “${text}”.`}
        {hasMore &&
          (text === "" || facet.vocabulary !== undefined
            ? showsAll && `${numberText(valueCount - counts.values.length)} rarer values can be found by their names.`
            : "Only the most frequent of these values are shown.")}
      </p>
      <p className="facet-actions">
        {values.length > shown.length && (
          <button type="button" className="plain" onClick={() => setShowsAll(true)}>
            Show {numberText(values.length - shown.length)} more
          </button>
        )}
        {others.length > 1 && (
          <button type="button" className="plain" onClick={() => choose([...chosen, ...others])}>
            {isAll ? "Select all" : `Select these ${numberText(others.length)}`}
            <span className="hidden"> of {label}</span>
          </button>
        )}
        {chosen.length > 0 && (
          <button type="button" className="plain" onClick={() => choose([])}>
            Clear<span className="hidden"> {label}</span>
          </button>
        )}
      </p>
      <SkipToList text="Go to the list" />
    </details>
  );
}
