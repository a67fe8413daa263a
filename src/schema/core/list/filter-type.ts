import type { InputRef } from "@pothos/core";
import type { Where } from "../../../store/query/filter/request.ts";
import { builder } from "../builder.ts";

export type InputFields = PothosSchemaTypes.InputFieldBuilder<typeof builder.$inferSchemaTypes, "InputObject">;

const declared = new Map<string, InputRef<Where>>();

/**
 * Returns an input type, which is declared on first use. It is registered before its fields are declared, because filters can refer
 * to themselves through other filters.
 */
export function once(
  name: string,
  description: string,
  fields: (t: InputFields) => Record<string, unknown>,
): InputRef<Where> {
  const found = declared.get(name);
  if (found) return found;
  const ref = builder.inputRef<Where>(name);
  declared.set(name, ref);
  ref.implement({ description, fields: (t) => fields(t) as never });
  return ref;
}

/** How the fields of every filter are read, at the end of its description. */
export const all = "All conditions given must hold. A condition that is null counts as absent.";
