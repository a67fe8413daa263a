import { concept } from "./language.ts";

const none = "Null if no term matches exactly.";

export const indication = concept({
  name: "Indication",
  plural: "indications",
  description: "A disease or condition for which therapies are approved or developed, within a hierarchy of diseases.",
  example: "neuroendocrine-tumor",
  isEntity: true,
  isOrdered: true,
  hierarchy: { by: "parents", below: "descendants", isIncluded: true },
  orders: {
    therapyCount: { count: "therapies" },
    agreementCount: { count: "agreements" },
    trialCount: { count: "trials" },
    regulatoryEventCount: {
      count: "regulatoryEvents",
    },
  },
  columns: {
    mondo: {
      label: "Mondo ID",
      type: "text",
      nullable: true,
      identifier: "mondo",
      key: true,
      search: "identifier",
      description: `Mondo Disease Ontology ID, for example "MONDO:0019496" [bioregistry:mondo]. ${none}`,
    },
    doid: {
      label: "DOID",
      type: "text",
      nullable: true,
      identifier: "doid",
      key: true,
      search: "identifier",
      description: `Human Disease Ontology ID, for example "DOID:169" [bioregistry:doid]. ${none}`,
    },
    mesh: {
      label: "MeSH ID",
      type: "text",
      nullable: true,
      identifier: "mesh",
      key: true,
      search: "identifier",
      description: `Medical Subject Headings ID, for example "D018358" [bioregistry:mesh]. ${none}`,
    },
    ncit: {
      label: "NCIt code",
      type: "text",
      nullable: true,
      identifier: "ncit",
      search: "identifier",
      description: `NCI Thesaurus code, for example "C3809" [bioregistry:ncit]. ${none}`,
    },
    orphanet: {
      label: "Orphanet number",
      type: "text",
      nullable: true,
      identifier: "orphanet",
      search: "identifier",
      description:
        'Orphanet disorder number, for example "877" [bioregistry:orphanet]. Null if the disease is not rare or no entry matches exactly.',
    },
    anatomicalSites: {
      type: "text",
      list: true,
      description: "Parts of the body in which the disease occurs. At most 50; empty if no source names any.",
    },
  },
  parts: {
    epidemiology: {
      part: "EpidemiologyFigure",
      max: 50,
      description:
        "Figures on the frequency of the disease. Figures of sources that count differently stand side by side. At most 50.",
    },
  },
  edges: {
    parents: {
      to: "Indication",
      search: true,
      kind: "SUBTYPE_OF",
      reads: "Indication is a subtype of indication",
      max: 20,
      end: "indication",
      description: "Diseases of which the indication is a direct subtype, ordered by name.",
      inverse: { field: "children", description: "Direct subtypes of the indication, ordered by name." },
    },
  },
});
