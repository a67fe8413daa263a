import { useState } from "react";

/** A text of the address as a field shows it while the reader changes it. It starts anew if the address has another one. */
export function useDraft(text: string): readonly [string, (text: string) => void] {
  const [draft, setDraft] = useState({ of: text, text });
  if (draft.of !== text) setDraft({ of: text, text });
  return [draft.text, (changed) => setDraft({ of: text, text: changed })];
}
