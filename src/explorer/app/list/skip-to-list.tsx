/** The id of what stands before the rows of a list. */
export const listStart = "list";

/** A link that a keyboard reaches before the filters that follow. It is shown while it has the focus. */
export function SkipToList({ text }: { text: string }) {
  return (
    <a className="skip" href={`#${listStart}`}>
      {text}
    </a>
  );
}
