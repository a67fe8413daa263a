import { type ReactNode, useDeferredValue, useEffect, useId, useLayoutEffect, useRef, useState } from "react";

/** Passing over a button on the way to another place opens nothing. */
const openMs = 120;
/** Time to move from the button to the panel. */
const closeMs = 200;

interface Props {
  /** The content of the button. */
  label: ReactNode;
  /** The name of the button and of what it opens, for screen readers. */
  name?: string;
  className?: string;
  /** Whether pointing at the button, or moving to it by keyboard, opens the panel as well. A click keeps it open. */
  opensOnHover?: boolean;
  children: (close: () => void) => ReactNode;
}

/** A panel that was opened by pointing closes when the pointer leaves. */
type State = "closed" | "pointed" | "open";

/** A button that opens a panel below it. Escape, a click outside and leaving it by keyboard close the panel. */
export function Popover({ label, name, className = "", opensOnHover = false, children }: Props) {
  const [state, setState] = useState<State>("closed");
  const isOpen = state !== "closed";
  // The button changes at once; the page around a panel takes longer.
  const showsPanel = useDeferredValue(isOpen) && isOpen;
  const all = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const later = (ms: number, change: (current: State) => State) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setState(change), ms);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    if (!isOpen) return;
    const closeOutside = ({ target }: Event) => {
      if (target instanceof Node && !all.current?.contains(target)) setState("closed");
    };
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      setState("closed");
      if (all.current?.contains(document.activeElement)) button.current?.focus();
    };
    addEventListener("pointerdown", closeOutside);
    addEventListener("focusin", closeOutside);
    addEventListener("keydown", closeOnEscape);
    return () => {
      removeEventListener("pointerdown", closeOutside);
      removeEventListener("focusin", closeOutside);
      removeEventListener("keydown", closeOnEscape);
    };
  }, [isOpen]);
  const hover = opensOnHover && {
    onPointerEnter: ({ pointerType }: { pointerType: string }) => {
      if (pointerType === "mouse") later(openMs, (current) => (current === "closed" ? "pointed" : current));
    },
    onPointerLeave: () => later(closeMs, (current) => (current === "pointed" ? "closed" : current)),
  };
  return (
    <div className={`popover ${className}`} ref={all} {...hover}>
      <button
        ref={button}
        type="button"
        aria-expanded={isOpen}
        aria-controls={showsPanel ? id : undefined}
        aria-label={name}
        onClick={() => setState(state === "open" ? "closed" : "open")}
        onKeyUp={({ key }) => {
          if (opensOnHover && key === "Tab") setState((current) => (current === "closed" ? "pointed" : current));
        }}
      >
        {label}
      </button>
      {showsPanel && <Panel id={id}>{children(() => setState("closed"))}</Panel>}
    </div>
  );
}

/** The least distance of the panel from the edge of the window. */
const margin = 8;

/** Places a panel that does not fit below its button above it, if there is more room. */
function placeAbove(panel: HTMLElement) {
  const { top, bottom, height } = panel.getBoundingClientRect();
  const button = panel.parentElement?.getBoundingClientRect();
  if (button === undefined || bottom <= innerHeight - margin) return;
  const above = button.top - margin;
  if (above <= innerHeight - top) return;
  const shown = Math.min(height, above);
  panel.style.maxHeight = `${shown}px`;
  panel.style.top = `${-shown - margin / 2}px`;
}

function Panel({ id, children }: { id: string; children: ReactNode }) {
  const panel = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = panel.current;
    if (element === null) return;
    const place = () => {
      const { left, right } = element.getBoundingClientRect();
      const beyond = right - (document.documentElement.clientWidth - margin);
      // A transformed panel would still make the page as wide as it was before.
      if (beyond > 0) element.style.left = `${-Math.min(beyond, left - margin)}px`;
      placeAbove(element);
    };
    place();
    let isFirst = true;
    const observer = new ResizeObserver(() => {
      // It begins with the size that is known.
      if (isFirst) isFirst = false;
      else {
        element.style.left = "";
        element.style.top = "";
        element.style.maxHeight = "";
        place();
      }
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <div className="popover-panel" id={id} ref={panel}>
      {children}
    </div>
  );
}
