import { DevelopmentStage, Emission } from "../../domain/vocabulary/therapy.ts";
import type { Row } from "../../model/model.ts";
import { rightsGrantOrder, rightsGrantsOfTherapies } from "../../store/query/part.ts";
import { builder } from "../core/builder.ts";
import { entityType } from "../core/entity.ts";
import { column } from "../core/field/column.ts";
import { farEnds, relation } from "../core/field/relation.ts";
import { rootFields } from "../core/root.ts";
import { Sourced } from "../core/sourced.ts";
import { enumOfVocabulary } from "../core/vocabulary.ts";
import { rightsGrantConnection } from "./agreement/rights-grant.ts";

interface RadionuclideShape {
  isotope: string;
  emission: NonNullable<Row<"Therapy">["emission"]>;
  chelator: string | null;
  fact: string;
}

const Radionuclide = builder.objectRef<RadionuclideShape>("Radionuclide");
Radionuclide.implement({
  description: "The radionuclide of a radioligand or radiodiagnostic.",
  interfaces: [Sourced],
  fields: (t) => ({
    isotope: t.exposeString("isotope", {
      description: 'The isotope, as element and mass number, for example "Pb-212".',
    }),
    emission: t.expose("emission", {
      type: enumOfVocabulary(Emission),
      description: "The radiation that the isotope or its decay products emit and that is used.",
    }),
    chelator: column(t, "Therapy", "chelator"),
  }),
});

entityType("Therapy", (t) => ({
  modality: column(t, "Therapy", "modality"),
  mechanism: column(t, "Therapy", "mechanism"),
  radionuclide: t.field({
    type: Radionuclide,
    nullable: true,
    description: "The radionuclide of the therapy. Null if the therapy has none or no source names one.",
    resolve: ({ id, isotope, emission, chelator }) =>
      isotope !== null && emission !== null
        ? { isotope, emission, chelator, fact: `Therapy:${id} Therapy.radionuclide` }
        : null,
  }),
  inn: column(t, "Therapy", "inn"),
  unii: column(t, "Therapy", "unii"),
  chembl: column(t, "Therapy", "chembl"),
  atc: column(t, "Therapy", "atc"),
  highestStage: column(t, "Therapy", "highestStage"),
  isDiscontinued: column(t, "Therapy", "isDiscontinued"),
  targets: relation(t, "Therapy", "targets"),
  companies: relation(t, "Therapy", "companies"),
  indications: relation(t, "Therapy", "indications"),
  rightsGrants: rightsGrantConnection(
    t,
    "Therapy",
    "Grants of rights to develop, make or sell the therapy, ordered by agreement.",
    rightsGrantOrder,
    rightsGrantsOfTherapies,
  ),
}));

farEnds("Therapy", {
  indications: {
    args: (arg) => ({
      stages: arg({
        type: [enumOfVocabulary(DevelopmentStage)],
        description: "Returns only therapies at one of these stages for the indication.",
      }),
    }),
    request: ({ stages }) => ({ facts: stages ? { column: "stage", values: stages as string[] } : null }),
  },
});
rootFields("Therapy");
