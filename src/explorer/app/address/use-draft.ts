import { useState } from "react";

/** A part of the address as a field shows it while the reader changes it. It starts anew if the address has another one. */
export function useDraft<Value extends string | boolean>(value: Value): readonly [Value, (value: Value) => void] {
  const [draft, setDraft] = useState({ of: value, value });
  if (draft.of !== value) setDraft({ of: value, value });
  return [draft.value, (changed) => setDraft({ of: value, value: changed })];
}
