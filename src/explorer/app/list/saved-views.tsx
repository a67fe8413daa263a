import { type FormEvent, useState, useSyncExternalStore } from "react";
import { useAddress } from "../address/address.ts";
import { Link } from "../address/link.tsx";
import { Popover } from "../component/popover.tsx";
import { keptTexts } from "../text/kept-texts.ts";

/** A view that the reader has named. It is kept in the browser. */
interface SavedView {
  name: string;
  search: string;
}

function viewsOf(texts: readonly string[]): SavedView[] {
  return texts.flatMap((text) => {
    const [name, search] = text.split("\n");
    return name !== undefined && search !== undefined ? [{ name, search }] : [];
  });
}

/** Names the current view of a list, and returns to views that were named. */
export function SavedViews({ path }: { path: string }) {
  const kept = keptTexts(`views ${path}`, 50);
  const views = viewsOf(useSyncExternalStore(kept.subscribe, kept.all));
  const { params } = useAddress();
  const [name, setName] = useState("");
  const save = (event: FormEvent) => {
    event.preventDefault();
    for (const view of views) if (view.name === name.trim()) kept.remove(`${view.name}\n${view.search}`);
    kept.add(`${name.trim()}\n${params}`);
    setName("");
  };
  return (
    <Popover label="Saved views">
      {(close) => (
        <div className="options">
          <form onSubmit={save} className="save-view">
            <label>
              Save this view as{" "}
              <input required maxLength={80} value={name} onChange={({ target }) => setName(target.value)} />
            </label>
            <button type="submit">Save</button>
          </form>
          {views.length === 0 && <p className="muted">No view is saved in this browser.</p>}
          <ul>
            {views.map((view) => (
              <li key={view.name} className="saved-view">
                <Link to={view.search === "" ? path : `${path}?${view.search}`} onClick={close}>
                  {view.name}
                </Link>
                <button
                  type="button"
                  aria-label={`Delete the view ${view.name}`}
                  onClick={() => kept.remove(`${view.name}\n${view.search}`)}
                >
                  ×
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Popover>
  );
}
