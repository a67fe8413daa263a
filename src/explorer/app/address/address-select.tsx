import { type ReactNode, useRef } from "react";
import { type Changes, changed, currentParams, href, navigate } from "./address.ts";
import { useDraft } from "./use-draft.ts";

interface Props {
  value: string;
  /** What the choice of a value changes in the parameters of the address. */
  changes: (value: string) => Changes;
  /** The `option` elements. */
  children: ReactNode;
}

/**
 * A choice that is a part of the address. It shows the choice before the view follows. The browser's history has one entry
 * for the values through which a reader goes by arrow keys.
 */
export function AddressSelect({ value, changes, children }: Props) {
  const [shown, setShown] = useDraft(value);
  const hasChanged = useRef(false);
  return (
    <select
      value={shown}
      onFocus={() => {
        hasChanged.current = false;
      }}
      onChange={({ target }) => {
        setShown(target.value);
        const to = href(location.pathname, changed(currentParams(), changes(target.value)));
        navigate(to, { replace: hasChanged.current, keepsPosition: true, afterPaint: true });
        hasChanged.current = true;
      }}
    >
      {children}
    </select>
  );
}
