import { column } from "../core/column.ts";
import { entityType } from "../core/entity.ts";
import { relation } from "../core/relation.ts";
import { rootFields } from "../core/root.ts";

entityType("DrugTarget", (t) => ({
  symbol: column(t, "DrugTarget", "symbol"),
  therapies: relation(t, "DrugTarget", "therapies"),
}));

rootFields("DrugTarget");
