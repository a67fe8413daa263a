import { changed, href, navigate, useAddress } from "../address/address.ts";
import { Popover } from "../component/popover.tsx";
import type { Column } from "./list-definition.ts";

interface Props {
  list: { columns: readonly Pick<Column<never>, "name" | "label">[] };
  shown: readonly Pick<Column<never>, "name">[];
}

/** Chooses the columns of a list. Its first one is always shown. */
export function ColumnChoice({ list, shown }: Props) {
  const { path, params } = useAddress();
  const names = new Set(shown.map(({ name }) => name));
  const [first, ...others] = list.columns;
  const toggle = (name: string, isShown: boolean) => {
    const chosen = list.columns.filter((each) => (each.name === name ? isShown : names.has(each.name)));
    const columns = [first?.name, ...chosen.filter((each) => each !== first).map((each) => each.name)].join(",");
    navigate(href(path, changed(params, { columns })), { replace: true });
  };
  return (
    <Popover label="Columns">
      {() => (
        <fieldset className="options">
          <legend>Columns</legend>
          {others.map(({ name, label }) => (
            <label key={name}>
              <input
                type="checkbox"
                checked={names.has(name)}
                onChange={({ target }) => toggle(name, target.checked)}
              />
              {label}
            </label>
          ))}
        </fieldset>
      )}
    </Popover>
  );
}
