import { Exclusivity, LicensedRight } from "../../domain/vocabulary/licensed-right.ts";
import { part } from "../language.ts";
import { territoryColumns } from "./territory.ts";

export const rightsGrant = part({
  name: "RightsGrant",
  description: "Rights that one company grants another to a therapy or technology, with their territory.",
  references: {
    grantor: {
      to: "Company",
      nullable: true,
      description: "The company that grants the rights. Null if no source names one.",
    },
    grantee: { to: "Company", description: "The company that receives the rights." },
  },
  links: {
    therapies: {
      to: "Therapy",
      max: 50,
      description:
        "Therapies to which the rights apply, ordered by name. At most 50; empty if they apply to a technology or no source names any.",
    },
    fieldsOfUse: {
      to: "Indication",
      max: 50,
      description:
        "Indications to which the rights are limited, ordered by name. At most 50; empty if the rights are not limited or no source says.",
    },
  },
  columns: {
    rights: { type: LicensedRight, list: true, description: "The rights granted." },
    exclusivity: {
      type: Exclusivity,
      nullable: true,
      description: "Whether others may exercise the same rights. Null if not stated.",
    },
    ...territoryColumns,
    validFrom: {
      type: "PartialDate",
      nullable: true,
      description: "Date from which the rights hold. Null if no source gives one.",
    },
    validTo: {
      type: "PartialDate",
      nullable: true,
      description: "Date until which the rights hold. Null if they do not end or no source gives a date.",
    },
  },
});
