import { useEffect, useRef, useState } from "react";
import { runAfterPaint } from "../../../component/after-paint.ts";
import type { GraphData } from "../graph-data.ts";
import { type Emphasis, GraphCanvas } from "./canvas.ts";
import { arranged } from "./layout.ts";
import { keepPositions, keptPositions, type Positions } from "./positions.ts";

interface Props {
  data: GraphData;
  /** Under which name the browser keeps the positions. */
  start: string;
  label: string;
  emphasis: Emphasis;
  /** Where the positions are written to, for files. */
  positions: { current: Positions };
  onSelect: (id: string | null) => void;
  onOpen: (id: string) => void;
}

/** The drawing of the graph, which can be moved, zoomed and rearranged. */
export function GraphDrawing({ data, start, label, emphasis, positions, onSelect, onOpen }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const canvas = useRef<GraphCanvas | null>(null);
  const events = useRef({ onSelect, onOpen });
  const [isArranging, setIsArranging] = useState(true);
  const [round, setRound] = useState(0);
  useEffect(() => {
    events.current = { onSelect, onOpen };
  });

  useEffect(() => {
    if (!place.current) return;
    const own = new GraphCanvas(place.current, {
      onSelect: (id) => events.current.onSelect(id),
      onOpen: (id) => events.current.onOpen(id),
      onMoved: () => {
        positions.current = own.positions();
        keepPositions(start, positions.current);
      },
    });
    canvas.current = own;
    const observer = new ResizeObserver(() => own.resize());
    observer.observe(place.current);
    return () => {
      observer.disconnect();
      own.close();
      canvas.current = null;
    };
  }, [start, positions]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another round arranges the same graph again
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    setIsArranging(true);
    const known = keptPositions(start);
    arranged(data, known, signal).then((found) => {
      if (found === null || canvas.current === null) return;
      positions.current = found;
      keepPositions(start, found);
      canvas.current.show(data, found);
      canvas.current.fit();
      setIsArranging(false);
    });
    return () => controller.abort();
  }, [data, start, positions, round]);

  // What the page says about an entity comes first: drawing hundreds of nodes anew takes longer.
  useEffect(
    () => (isArranging ? undefined : runAfterPaint(() => canvas.current?.emphasize(emphasis))),
    [emphasis, isArranging],
  );
  const { selected } = emphasis;
  useEffect(
    () => (isArranging || selected === null ? undefined : runAfterPaint(() => canvas.current?.reveal(selected))),
    [selected, isArranging],
  );

  const arrangeAgain = () => {
    keepPositions(start, new Map());
    setRound(round + 1);
  };
  return (
    <div className="graph-drawing">
      <div
        ref={place}
        role="img"
        aria-label={label}
        className="graph-canvas"
        onPointerDown={() => canvas.current?.setInUse(true)}
        onPointerLeave={() => canvas.current?.setInUse(false)}
      />
      {isArranging && (
        <p className="graph-status muted" role="status">
          Arranging…
        </p>
      )}
      <div className="graph-buttons">
        <button type="button" aria-label="Zoom in" onClick={() => canvas.current?.zoomBy(1.3)}>
          +
        </button>
        <button type="button" aria-label="Zoom out" onClick={() => canvas.current?.zoomBy(1 / 1.3)}>
          −
        </button>
        <button type="button" onClick={() => canvas.current?.fit()}>
          Fit
        </button>
        <button type="button" onClick={arrangeAgain}>
          Arrange again
        </button>
      </div>
    </div>
  );
}
