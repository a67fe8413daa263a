import { type ReactNode, useEffect, useId, useRef, useState } from "react";

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
        <div className="popover-panel" id={id}>
          {children(() => setIsOpen(false))}
        </div>
      )}
    </div>
  );
}
