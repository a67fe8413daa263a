/** A window that is not shown paints nothing. */
const maxPaintMs = 100;

/** Runs something once the browser has painted what has changed until now. Returns a function that cancels it. */
export function runAfterPaint(run: () => void): () => void {
  let isDone = false;
  const once = () => {
    if (!isDone) run();
    isDone = true;
  };
  requestAnimationFrame(() => setTimeout(once));
  setTimeout(once, maxPaintMs);
  return () => {
    isDone = true;
  };
}
