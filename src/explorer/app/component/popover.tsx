import { type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from "react";

interface Props {
  /** The content of the button. */
  label: ReactNode;
  /** The name of the button and of what it opens, for screen readers. */
  name?: string;
  className?: string;
  children: (close: () => void) => ReactNode;
}

/** A button that opens a panel below it. Escape, a click outside and leaving it by keyboard close the panel. */
export function Popover({ label, name, className = "", children }: Props) {
  const [isOpen, setIsOpen] = useState(false);
  const all = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  useEffect(() => {
    if (!isOpen) return;
    const closeOutside = ({ target }: Event) => {
      if (target instanceof Node && !all.current?.contains(target)) setIsOpen(false);
    };
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      setIsOpen(false);
      button.current?.focus();
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
  const panel = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (isOpen && panel.current) keepOnScreen(panel.current);
  }, [isOpen]);
  return (
    <div className={`popover ${className}`} ref={all}>
      <button
        ref={button}
        type="button"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        aria-label={name}
        onClick={() => setIsOpen(!isOpen)}
      >
        {label}
      </button>
      {isOpen && (
        <div className="popover-panel" id={id} ref={panel}>
          {children(() => setIsOpen(false))}
        </div>
      )}
    </div>
  );
}

const margin = 8;

/** Moves a panel to the left as far as it would leave the screen. */
function keepOnScreen(panel: HTMLElement): void {
  const { right, left } = panel.getBoundingClientRect();
  const excess = right + margin - document.documentElement.clientWidth;
  if (excess > 0) panel.style.transform = `translateX(-${Math.min(excess, left - margin)}px)`;
}
