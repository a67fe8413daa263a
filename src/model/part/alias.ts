import { AliasKind } from "../../domain/vocabulary/name.ts";
import { part } from "../language.ts";

export const alias = part({
  name: "Alias",
  description: "Another name of an entity.",
  columns: {
    text: { type: "text", identifies: true, qualifies: true, search: "name", description: "The name." },
    kind: { type: AliasKind, description: "The kind of name." },
    validFrom: {
      type: "PartialDate",
      nullable: true,
      description: "Date from which the name was used. Null if no source gives one.",
    },
    validTo: {
      type: "PartialDate",
      nullable: true,
      description: "Date until which the name was used. Null if the name is in use or no source gives a date.",
    },
  },
});
