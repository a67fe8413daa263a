import { entityType } from "../core/entity.ts";
import { partList } from "../core/field/part.ts";
import { farEnds, relation } from "../core/field/relation.ts";
import { rootFields } from "../core/root.ts";
import { Quote } from "./quote.ts";

entityType("Person", (t) => ({
  companies: relation(t, "Person", "companies"),
  quotes: partList(t, "Person", "quotes", Quote),
}));

farEnds("Person");
rootFields("Person");
