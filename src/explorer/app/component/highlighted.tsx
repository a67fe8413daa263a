interface Props {
  text: string;
  /** Offsets count Unicode code points. */
  highlights: readonly { start: number; end: number }[];
}

/** A text with the parts that a search has matched. */
export function Highlighted({ text, highlights }: Props) {
  const characters = [...text];
  const part = (from: number, to?: number) => characters.slice(from, to).join("");
  return (
    <>
      {highlights.map(({ start, end }, index) => (
        <span key={start}>
          {part(highlights[index - 1]?.end ?? 0, start)}
          <mark>{part(start, end)}</mark>
        </span>
      ))}
      {part(highlights.at(-1)?.end ?? 0)}
    </>
  );
}
