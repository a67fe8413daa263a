import { changed, href, navigate, useAddress } from "../../address/address.ts";
import { currencies } from "../../list/list-view.ts";

/** The currency into which amounts are converted, in the address. */
export function useCurrency(): string {
  const { params } = useAddress();
  return params.get("currency") ?? "USD";
}

/** Chooses the currency into which amounts are converted. */
export function CurrencyChoice({ currency }: { currency: string }) {
  const { path, params } = useAddress();
  const all = currencies.some((each) => each === currency) ? currencies : [...currencies, currency];
  return (
    <label className="aside-choice screen-only">
      Also in{" "}
      <select
        value={currency}
        onChange={({ target }) =>
          navigate(href(path, changed(params, { currency: target.value })), { replace: true, keepsPosition: true })
        }
      >
        {all.map((each) => (
          <option key={each}>{each}</option>
        ))}
      </select>
    </label>
  );
}
