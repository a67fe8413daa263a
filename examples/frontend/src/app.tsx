import { useEffect, useRef } from "react";
import { addressWith, navigate, useAddress } from "./address.ts";
import { AgreementCount, AgreementList } from "./agreement-list.tsx";
import { AgreementPanel } from "./agreement-panel.tsx";
import { directionOf, useAgreementFilter } from "./filter.ts";
import { FilterForm } from "./filter-form.tsx";
import { Guide } from "./guide.tsx";
import { useDebouncedValue } from "./use-debounced-value.ts";

/** The list of agreements, and a panel with the selected agreement. */
export function App() {
  const address = useAddress();
  const selected = address.get("agreement");
  const panel = useFocusOnSelection(selected);
  const debouncedAddress = useDebouncedValue(address, 250);
  const where = useAgreementFilter(debouncedAddress);
  const direction = directionOf(debouncedAddress);
  return (
    <div className={selected === null ? "page" : "page with-selection"}>
      <main>
        <header>
          <h1>Drug deals</h1>
          <p>Agreements in drug development: parties, therapies, financial terms and sources.</p>
        </header>
        <FilterForm address={address} />
        <AgreementCount where={where} />
        <AgreementList
          key={JSON.stringify([where, direction])}
          where={where}
          direction={direction}
          selected={selected}
        />
      </main>
      <aside ref={panel} tabIndex={-1} aria-label="Agreement">
        {selected === null ? (
          <Guide />
        ) : (
          <AgreementPanel key={selected} slug={selected} onClose={() => navigate(addressWith("agreement", ""))} />
        )}
      </aside>
    </div>
  );
}

/** Moves the focus to the panel when an agreement is selected, and back to its link when the panel closes. */
function useFocusOnSelection(selected: string | null) {
  const panel = useRef<HTMLElement>(null);
  const previous = useRef<string>(null);
  useEffect(() => {
    if (selected !== null) {
      panel.current?.focus();
      panel.current?.scrollTo(0, 0);
    } else if (previous.current !== null) {
      document.querySelector<HTMLElement>(`#agreement-${CSS.escape(previous.current)} a`)?.focus();
    }
    previous.current = selected;
  }, [selected]);
  return panel;
}
