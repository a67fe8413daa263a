import { useAddress } from "../../address/address.ts";
import { AddressSelect } from "../../address/address-select.tsx";
import { currencies } from "../../list/list-view.ts";

/** The currency into which amounts are converted, in the address. */
export function useCurrency(): string {
  const { params } = useAddress();
  return params.get("currency") ?? "USD";
}

/** Chooses the currency into which amounts are converted. */
export function CurrencyChoice({ currency }: { currency: string }) {
  const all = currencies.some((each) => each === currency) ? currencies : [...currencies, currency];
  return (
    <label className="aside-choice screen-only">
      Also in{" "}
      <AddressSelect value={currency} changes={(chosen) => ({ currency: chosen })}>
        {all.map((each) => (
          <option key={each}>{each}</option>
        ))}
      </AddressSelect>
    </label>
  );
}
