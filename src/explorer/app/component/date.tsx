import { dateText } from "../text/date-text.ts";
import { useReaderLang } from "../vocabulary/in-reader-language.tsx";

/** A date as its source states it, or a dash if there is none. */
export function PartialDate({ value }: { value: string | null }) {
  if (value === null) return <Unknown />;
  return <DateOf value={value} />;
}

function DateOf({ value }: { value: string }) {
  return (
    <time dateTime={value} lang={useReaderLang()}>
      {dateText(value)}
    </time>
  );
}

/** What no source states. */
export function Unknown() {
  return (
    <span className="muted" title="No source states this">
      <span aria-hidden="true">–</span>
      <span className="hidden">not stated</span>
    </span>
  );
}
