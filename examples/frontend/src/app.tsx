import { useEffect, useRef } from "react";
import { addressWith, moveTo, useAddress } from "./address.ts";
import { AgreementCount, AgreementList } from "./agreement-list.tsx";
import { AgreementPanel } from "./agreement-panel.tsx";
import { directionOf, filterOf } from "./filter.ts";
import { FilterForm } from "./filter-form.tsx";
import { Guide } from "./guide.tsx";
import { useDebounced } from "./use-debounced.ts";

export function App() {
  const address = useAddress();
  const open = address.get("agreement");
  const panel = useFocusOn(open);
  const asked = useDebounced(address, 250);
  const where = filterOf(asked);
  const direction = directionOf(asked);
  return (
    <div className={open === null ? "page" : "page with-open"}>
      <main>
        <header>
          <h1>Drug deals</h1>
          <p>Who agreed on what in drug development, for how much, and which source says so.</p>
        </header>
        <FilterForm address={address} />
        <AgreementCount where={where} />
        <AgreementList key={JSON.stringify([where, direction])} where={where} direction={direction} open={open} />
      </main>
      <aside ref={panel} tabIndex={-1} aria-label="Agreement">
        {open === null ? (
          <Guide />
        ) : (
          <AgreementPanel key={open} slug={open} onClose={() => moveTo(addressWith("agreement", ""))} />
        )}
      </aside>
    </div>
  );
}

/** Moves the focus to the panel when an agreement opens, and back to its link when it closes. */
function useFocusOn(open: string | null) {
  const panel = useRef<HTMLElement>(null);
  const last = useRef<string>(null);
  useEffect(() => {
    if (open !== null) {
      panel.current?.focus();
      panel.current?.scrollTo(0, 0);
    } else if (last.current !== null) {
      document.querySelector<HTMLElement>(`#agreement-${CSS.escape(last.current)} a`)?.focus();
    }
    last.current = open;
  }, [open]);
  return panel;
}
