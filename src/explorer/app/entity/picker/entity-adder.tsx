import { useState } from "react";
import type { EntityType } from "../../graph/documents.ts";
import { entityTypes } from "../entity-type.ts";
import { EntityPicker, pickedFrom } from "./entity-picker.tsx";
import { type ReferredEntity, referred } from "./entity-reference.ts";

interface Props {
  label: string;
  placeholder: string;
  /** The types to choose from. All if it is not given. */
  types?: readonly EntityType[];
  onPick: (entity: ReferredEntity) => void;
}

/** A field that hands over each entity that the reader chooses, and is empty again. Enter chooses the first match. */
export function EntityAdder({ types = entityTypes, onPick, ...field }: Props) {
  const [picked, setPicked] = useState(pickedFrom(null));
  return (
    <EntityPicker
      {...field}
      types={types}
      picked={picked}
      takesFirst
      onChange={(next) => {
        const entity = referred(next.reference);
        setPicked(entity ? pickedFrom(null) : next);
        if (entity) onPick(entity);
      }}
    />
  );
}
