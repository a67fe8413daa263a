import { useEffect, useRef } from "react";
import { addressWith, firstPage, navigate, useAddress } from "./address.ts";
import { AgreementCount, AgreementList } from "./agreement-list.tsx";
import { AgreementPanel } from "./agreement-panel.tsx";
import { Choices } from "./choices.tsx";
import { CsvButton } from "./csv-button.tsx";
import { Facets } from "./facets.tsx";
import { type OrderName, orderIn, orders, useAgreementFilter } from "./filter.ts";
import { Guide } from "./guide.tsx";
import { SearchBox } from "./search-box.tsx";

/** The list of agreements, and a panel with the selected agreement. */
export function App() {
  const address = useAddress();
  const selected = address.get("agreement");
  const panel = useFocusOnSelection(selected);
  const where = useAgreementFilter(address);
  const orderName = orderIn(address);
  const { order } = orders[orderName];
  return (
    <div className={selected === null ? "page" : "page with-selection"}>
      <main>
        <header>
          <h1>Drug deals</h1>
          <p>Agreements in drug development: parties, therapies, financial terms and sources.</p>
        </header>
        <SearchBox address={address} />
        <Facets address={address} where={where} />
        <Choices address={address} />
        <div className="toolbar">
          <AgreementCount where={where} />
          <OrderSelect name={orderName} />
          <CsvButton where={where} order={order} />
        </div>
        <AgreementList
          where={where}
          order={order}
          after={address.get("after")}
          before={address.get("before")}
          selected={selected}
        />
      </main>
      <aside ref={panel} tabIndex={-1} aria-label="Agreement">
        {selected === null ? (
          <Guide />
        ) : (
          <AgreementPanel key={selected} slug={selected} onClose={() => navigate(addressWith({ agreement: "" }))} />
        )}
      </aside>
    </div>
  );
}

function OrderSelect({ name }: { name: OrderName }) {
  return (
    <label className="order">
      <span className="hidden">Order</span>
      <select value={name} onChange={({ target }) => navigate(addressWith({ ...firstPage, order: target.value }))}>
        {Object.entries(orders).map(([value, { label }]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </label>
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
