import { columns, partType, reference } from "../../core/field/part.ts";

export const ContingentValueRight = partType("ContingentValueRight", (t) => ({
  ...columns(t, "ContingentValueRight", ["event", "amountPerRight"]),
  therapy: reference(t, "ContingentValueRight", "therapy"),
  indication: reference(t, "ContingentValueRight", "indication"),
  ...columns(t, "ContingentValueRight", ["threshold", "deadline", "trigger", "outcome", "resolvedOn"]),
}));
