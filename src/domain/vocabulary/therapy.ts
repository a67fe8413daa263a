import { vocabulary, type WordOf } from "./vocabulary.ts";

export const Modality = vocabulary(
  "Modality",
  "The type of molecule, product or technology on which a therapy is based [after chembl molecule types].",
  {
    SMALL_MOLECULE: {
      label: "Small molecule",
      description: "Compound of low molecular weight, usually made by chemical synthesis [chembl molecule type].",
    },
    PEPTIDE: {
      label: "Peptide",
      description: "Chain of amino acids that is shorter than a protein, typically with 40 amino acids or fewer.",
    },
    PROTEIN: {
      label: "Protein",
      description: "Protein other than an antibody or enzyme, such as a hormone or cytokine [chembl molecule type].",
    },
    ENZYME: {
      label: "Enzyme",
      description:
        "Protein given for the reaction that the protein catalyzes, as in enzyme replacement [chembl molecule type].",
    },
    MONOCLONAL_ANTIBODY: {
      label: "Monoclonal antibody",
      description: "Antibody or antibody fragment that binds a single target [chembl molecule type: antibody].",
    },
    MULTISPECIFIC_ANTIBODY: {
      label: "Multispecific antibody",
      description: "Antibody, or molecule made of antibody fragments, that binds two or more targets.",
    },
    ANTIBODY_DRUG_CONJUGATE: {
      label: "Antibody-drug conjugate",
      description: "Antibody connected by a linker to a drug, usually a cytotoxic one [chembl molecule type].",
    },
    OLIGONUCLEOTIDE: {
      label: "Oligonucleotide",
      description: "Short nucleic acid, such as an antisense oligonucleotide or siRNA [chembl molecule type].",
    },
    MRNA: {
      label: "mRNA",
      description: "Messenger RNA that the cells of the recipient translate into a protein.",
    },
    VACCINE: {
      label: "Vaccine",
      description: "Product that induces an immune response against a pathogen or tumor to prevent or treat disease.",
    },
    CELL_THERAPY: {
      label: "Cell therapy",
      description:
        "Living cells given to the patient, such as chimeric antigen receptor T cells [chembl molecule type: cell].",
    },
    GENE_THERAPY: {
      label: "Gene therapy",
      description:
        "Gene delivered to the cells of the patient, usually by a viral vector [chembl molecule type: gene].",
    },
    GENE_EDITING: {
      label: "Gene editing",
      description:
        "Product that changes the genome of the patient's cells at a defined site, as CRISPR-Cas systems do.",
    },
    RADIOLIGAND: {
      label: "Radioligand therapy",
      description: "Radionuclide bound to a ligand that delivers radiation to target tissue for treatment.",
    },
    RADIODIAGNOSTIC: {
      label: "Radiodiagnostic",
      description: "Radionuclide bound to a ligand that accumulates in target tissue for diagnostic imaging.",
    },
    MICROBIOME: {
      label: "Microbiome therapy",
      description: "Live microorganisms, or products derived from microorganisms, that act through the microbiome.",
    },
    ADJUVANT: {
      label: "Adjuvant",
      description: "Substance that is combined with a vaccine antigen to enhance the immune response.",
    },
    PLATFORM: {
      label: "Platform",
      description: "Technology from which several therapies can be derived, rather than a single product.",
    },
    OTHER: {
      label: "Other",
      description: "The modality of the therapy is known and is not covered by another value.",
    },
  },
);
export type Modality = WordOf<typeof Modality>;

export const Emission = vocabulary(
  "Emission",
  "The radiation from a radionuclide, including decay products, that produces the therapeutic or diagnostic effect.",
  {
    ALPHA: {
      label: "Alpha",
      description: "Helium nuclei with high linear energy transfer and a range in tissue of a few cell diameters.",
    },
    BETA_MINUS: {
      label: "Beta minus",
      description: "Electrons emitted from the nucleus, with a range in tissue of up to several millimeters.",
    },
    BETA_PLUS: {
      label: "Beta plus",
      description: "Positrons, whose annihilation photons are detected by positron emission tomography (PET).",
    },
    GAMMA: {
      label: "Gamma",
      description: "Photons, detected by scintigraphy or single-photon emission computed tomography (SPECT).",
    },
    AUGER: {
      label: "Auger",
      description: "Low-energy electrons from atomic shells, with a range in tissue below one cell diameter.",
    },
  },
);
export type Emission = WordOf<typeof Emission>;

export const TherapyRole = vocabulary("TherapyRole", "The role of a company with respect to a therapy.", {
  ORIGINATOR: {
    label: "Originator",
    description: "Company or institution that discovered or invented the therapy.",
  },
  DEVELOPER: {
    label: "Developer",
    description: "Company that conducts, or has conducted, clinical development of the therapy.",
  },
  SPONSOR: {
    label: "Sponsor",
    description: "Organization responsible for clinical trials of the therapy or for an application to a regulator.",
  },
  MANUFACTURER: {
    label: "Manufacturer",
    description: "Company that manufactures the drug substance or drug product, including under contract.",
  },
  AUTHORIZATION_HOLDER: {
    label: "Marketing authorization holder",
    description: "Company that holds a marketing authorization or approved application for the therapy.",
  },
  COMMERCIALIZER: {
    label: "Commercializer",
    description: "Company that markets and sells the therapy, or holds the right to do so, in a territory.",
  },
});
export type TherapyRole = WordOf<typeof TherapyRole>;

export const DevelopmentStage = vocabulary(
  "DevelopmentStage",
  "A stage in the development of a therapy, ordered from discovery to post-approval studies.",
  {
    DISCOVERY: {
      label: "Discovery",
      description: "Research that precedes the selection of a development candidate.",
    },
    PRECLINICAL: {
      label: "Preclinical",
      description: "Nonclinical testing of a development candidate, before clinical testing is permitted.",
    },
    IND_CLEARED: {
      label: "IND cleared",
      description:
        "An agency has permitted clinical testing, for example under an investigational new drug application.",
    },
    EARLY_PHASE1: {
      label: "Early phase 1",
      description: "Exploratory trials with very limited human exposure [clinicaltrials: EARLY_PHASE1].",
    },
    PHASE1: {
      label: "Phase 1",
      description: "Trials of safety, tolerability, dosage and pharmacology [clinicaltrials: PHASE1].",
    },
    PHASE1_2: {
      label: "Phase 1/2",
      description: "Trials that combine the objectives of phases 1 and 2 [clinicaltrials: PHASE1, PHASE2].",
    },
    PHASE2: {
      label: "Phase 2",
      description: "Trials of preliminary efficacy and short-term safety in patients [clinicaltrials: PHASE2].",
    },
    PHASE2_3: {
      label: "Phase 2/3",
      description: "Trials that combine the objectives of phases 2 and 3 [clinicaltrials: PHASE2, PHASE3].",
    },
    PHASE3: {
      label: "Phase 3",
      description: "Trials that confirm efficacy and the overall balance of benefit and risk [clinicaltrials: PHASE3].",
    },
    FILED: {
      label: "Filed",
      description: "An application for marketing approval is under review by at least one agency.",
    },
    APPROVED: {
      label: "Approved",
      description: "At least one agency has approved the therapy for the indication.",
    },
    LAUNCHED: {
      label: "Launched",
      description: "The therapy is commercially available for the indication in at least one country.",
    },
    PHASE4: {
      label: "Phase 4",
      description: "Studies after marketing approval of risks, benefits and optimal use [clinicaltrials: PHASE4].",
    },
  },
  { ordered: true },
);
export type DevelopmentStage = WordOf<typeof DevelopmentStage>;

export const DevelopmentActivity = vocabulary(
  "DevelopmentActivity",
  "Whether development of a therapy for an indication continues, independent of the stage reached.",
  {
    ACTIVE: {
      label: "Active",
      description: "Development of the therapy for the indication is ongoing.",
    },
    OUTLICENSED: {
      label: "Out-licensed",
      description: "A licensee has taken over development of the therapy for the indication.",
    },
    COMPLETED: {
      label: "Completed",
      description: "The development planned for the indication has been completed.",
    },
    SUSPENDED: {
      label: "Suspended",
      description: "Development of the therapy for the indication has been paused and may resume.",
    },
    NO_DEVELOPMENT_REPORTED: {
      label: "No development reported",
      description: "No source has reported development for an extended period, and none confirms discontinuation.",
    },
    DISCONTINUED: {
      label: "Discontinued",
      description: "Development of the therapy for the indication has been stopped permanently.",
    },
    WITHDRAWN: {
      label: "Withdrawn",
      description: "The therapy has been withdrawn from the market, or the application from regulatory review.",
    },
  },
);
export type DevelopmentActivity = WordOf<typeof DevelopmentActivity>;
