import { type PlotOptions, plot } from "@observablehq/plot";
import { useEffect } from "react";
import { useWidth } from "./use-width.ts";

interface Props<Datum> {
  /** The text alternative. */
  label: string;
  /** What to draw at a width. It is called again if the function changes, so keep it by `useCallback`. */
  options: (width: number) => PlotOptions;
  /** Is called with the datum at the pointer when the reader clicks it. */
  onChoose?: (datum: Datum) => void;
}

/** A plot as wide as its place. */
export function Plot<Datum>({ label, options, onChoose }: Props<Datum>) {
  const { ref, width } = useWidth<HTMLDivElement>();
  useEffect(() => {
    const place = ref.current;
    if (!place || width === 0) return;
    const drawing = plot({
      ...options(width),
      width,
      style: { background: "none", fontFamily: "inherit", fontSize: "12px", overflow: "visible" },
    });
    // Its parts are named in English words of the library, which mean nothing to readers.
    for (const part of drawing.querySelectorAll("[aria-label], [aria-description]")) {
      part.removeAttribute("aria-label");
      part.removeAttribute("aria-description");
    }
    drawing.setAttribute("role", "img");
    drawing.setAttribute("aria-label", label);
    if (onChoose) {
      drawing.addEventListener("click", () => {
        if (drawing.value) onChoose(drawing.value);
      });
      drawing.addEventListener("input", () => drawing.classList.toggle("pointed", Boolean(drawing.value)));
    }
    place.replaceChildren(drawing);
  }, [ref, width, options, label, onChoose]);
  return <div ref={ref} className="plot" />;
}
