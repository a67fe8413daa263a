import { entityType } from "../core/entity.ts";
import { column } from "../core/field/column.ts";
import { rootFields } from "../core/root.ts";

entityType("DrugTarget", (t) => ({
  symbol: column(t, "DrugTarget", "symbol"),
}));

rootFields("DrugTarget");
