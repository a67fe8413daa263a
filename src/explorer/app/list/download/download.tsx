import { useRef } from "react";
import { Popover } from "../../component/popover.tsx";
import { listWords } from "../../entity/entity-type.ts";
import { countText, numberText } from "../../text/number-text.ts";
import type { ListDefinition } from "../list-definition.ts";
import type { ListView } from "../list-view.ts";
import { type FileContent, useDownload } from "./use-download.ts";

interface Props<Row, Data, FacetData, Entry> {
  list: ListDefinition<Row, Data, FacetData, Entry>;
  view: ListView;
  /** The number of entries, if it is known. */
  totalCount: number | undefined;
}

const contents: { content: FileContent; label: string; note: string }[] = [
  { content: "shown", label: "Columns shown", note: "The columns of this list in their order, with labels." },
  { content: "all", label: "All fields", note: "Also those that are not shown, with the names and values of the API." },
];

/** Downloads the whole list as a file, and shows how far that is. */
export function Download<Row, Data, FacetData, Entry>({ list, view, totalCount }: Props<Row, Data, FacetData, Entry>) {
  const { state, start, cancel } = useDownload(list, view);
  const own = useRef<HTMLDivElement>(null);
  const { singular, plural } = listWords[list.type];
  const isBusy = state.kind === "busy";
  return (
    <div className="download" ref={own}>
      <Popover label="Download CSV">
        {(close) => (
          <ul className="options">
            {contents.map(({ content, label, note }) => (
              <li key={content}>
                <button
                  type="button"
                  disabled={isBusy}
                  onClick={() => {
                    close();
                    start(content);
                  }}
                >
                  {label}
                </button>
                <p className="muted">{note}</p>
              </li>
            ))}
          </ul>
        )}
      </Popover>
      {isBusy && (
        <p className="busy">
          <label>
            {numberText(state.rows)}
            {totalCount !== undefined && ` of ${numberText(totalCount)}`} {plural}
            <progress {...(totalCount !== undefined && { max: totalCount, value: Math.min(state.rows, totalCount) })} />
          </label>
          <button
            type="button"
            onClick={() => {
              cancel();
              // The button that had the focus goes away.
              own.current?.querySelector("button")?.focus();
            }}
          >
            Cancel the download
          </button>
        </p>
      )}
      <p role="status" className="muted">
        {state.kind === "done" && `Downloaded ${countText(state.rows, singular, plural)}.`}
      </p>
      {state.kind === "failed" && <p role="alert">{state.message}</p>}
    </div>
  );
}
