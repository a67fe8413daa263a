import { InReaderLanguage } from "../vocabulary/in-reader-language.tsx";
import { useClaimText } from "../vocabulary/vocabulary.tsx";

/** What a claim states. What was written as values has the labels of the reader's language; other texts stay as they are. */
export function ClaimText({ text }: { text: string }) {
  const shown = useClaimText()(text);
  return shown === text ? text : <InReaderLanguage>{shown}</InReaderLanguage>;
}
