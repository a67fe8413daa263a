import { columns, partType } from "../../core/field/part.ts";

export const StatedTotal = partType("StatedTotal", (t) =>
  columns(t, "StatedTotal", ["measure", "amount", "qualifier", "basis", "includes", "asStated"]),
);
