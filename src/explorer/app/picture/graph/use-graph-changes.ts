import { useMemo } from "react";
import { type Changes, changed, href, navigate, useAddress } from "../../address/address.ts";
import type { EdgeKind } from "../../graph/documents.ts";
import { type GraphKey, type GraphView, keyText, openedText } from "./graph-address.ts";

export interface GraphChanges {
  /** Changes parameters of the address. */
  change: (changes: Changes) => void;
  /** Shows the connections of an entity: those of some kinds, or with null those of all kinds that the view follows. */
  open: (key: GraphKey, kinds: EdgeKind[] | null) => void;
  /** Hides the connections of an entity. */
  close: (key: GraphKey) => void;
}

/** What a reader can change of the view of connections. The same functions as long as the view is the same. */
export function useGraphChanges(view: GraphView): GraphChanges {
  const { path, params } = useAddress();
  return useMemo(() => {
    const change = (changes: Changes) => navigate(href(path, changed(params, changes)), { keepsPosition: true });
    const without = (key: GraphKey) => view.opened.filter((each) => keyText(each.key) !== keyText(key));
    return {
      change,
      open(key, kinds) {
        const former = view.opened.find((each) => keyText(each.key) === keyText(key));
        // A further kind is added to those that are shown.
        const all = kinds !== null && former?.kinds ? [...new Set([...former.kinds, ...kinds])] : kinds;
        change({ start: [...without(key), { key, kinds: all }].map(openedText) });
      },
      close: (key) => change({ start: without(key).map(openedText) }),
    };
  }, [path, params, view]);
}
