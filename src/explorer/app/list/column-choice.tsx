import { changed, currentParams, href, navigate, useAddress } from "../address/address.ts";
import { AddressCheckbox } from "../address/address-checkbox.tsx";
import { Popover } from "../component/popover.tsx";
import type { Column } from "./list-definition.ts";

interface Props {
  list: { columns: readonly Pick<Column<never>, "name" | "label">[] };
  shown: readonly Pick<Column<never>, "name">[];
}

/** Chooses the columns of a list. Its first one is always shown. */
export function ColumnChoice({ list, shown }: Props) {
  const { path } = useAddress();
  const names = new Set(shown.map(({ name }) => name));
  const [first, ...others] = list.columns;
  const toggle = (name: string, isShown: boolean) => {
    const current = currentParams().get("columns")?.split(",") ?? [...names];
    const chosen = list.columns.filter((each) => (each.name === name ? isShown : current.includes(each.name)));
    const columns = [first?.name, ...chosen.filter((each) => each !== first).map((each) => each.name)].join(",");
    navigate(href(path, changed(currentParams(), { columns })), { replace: true, afterPaint: true });
  };
  return (
    <Popover label="Columns">
      {() => (
        <fieldset className="options">
          <legend>Columns</legend>
          {others.map(({ name, label }) => (
            <label key={name}>
              <AddressCheckbox isChecked={names.has(name)} onToggle={(isShown) => toggle(name, isShown)} />
              {label}
            </label>
          ))}
        </fieldset>
      )}
    </Popover>
  );
}
