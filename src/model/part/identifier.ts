import { IdentifierMatch } from "../../domain/vocabulary/name.ts";
import { part } from "../language.ts";

export const identifier = part({
  name: "Identifier",
  description: "An identifier that another authority assigns to an entity.",
  columns: {
    system: {
      type: "text",
      code: true,
      identifies: true,
      qualifies: true,
      description:
        'The system that issues the identifier, by its Bioregistry prefix, for example "mondo", "sec.cik" or "chembl.compound".',
    },
    value: {
      type: "text",
      code: true,
      identifies: true,
      qualifies: true,
      search: "identifier",
      description: "The identifier as the system writes it.",
    },
    match: {
      type: IdentifierMatch,
      description: "How closely the identified thing matches the entity. Records that state no match mean EXACT.",
    },
  },
});
