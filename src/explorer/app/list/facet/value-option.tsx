import { AddressCheckbox } from "../../address/address-checkbox.tsx";
import { numberText } from "../../text/number-text.ts";
import { Label } from "../../vocabulary/vocabulary.tsx";
import type { FacetDefinition } from "../narrowing/narrowing.ts";
import type { ShownValue } from "./found-values.ts";

interface Props {
  facet: FacetDefinition;
  value: ShownValue;
  isChosen: boolean;
  onToggle: (isChosen: boolean) => void;
}

/** A value of a facet that can be chosen, with the number of its entries. */
export function ValueOption({ facet: { vocabulary }, value: { value, label, count }, isChosen, onToggle }: Props) {
  return (
    <label>
      <AddressCheckbox isChecked={isChosen} onToggle={onToggle} />
      <span>{vocabulary === undefined ? (label ?? value) : <Label of={vocabulary} value={value} />}</span>
      <span className="muted number">{count !== null && numberText(count)}</span>
    </label>
  );
}
