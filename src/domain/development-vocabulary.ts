/** The words in which therapies, trials and diseases are described. */

export const Modality = {
  SMALL_MOLECULE: "A chemically made molecule of low weight [chembl molecule type].",
  PEPTIDE: "A short chain of amino acids.",
  PROTEIN: "A protein that is no antibody and no enzyme [chembl molecule type].",
  ENZYME: "A protein given for the reaction it catalyses [chembl molecule type].",
  MONOCLONAL_ANTIBODY: "An antibody against one target [chembl molecule type: antibody].",
  MULTISPECIFIC_ANTIBODY: "An antibody, or a molecule built of antibody parts, against two targets or more.",
  ANTIBODY_DRUG_CONJUGATE: "An antibody that carries a drug [chembl molecule type].",
  OLIGONUCLEOTIDE: "Antisense, siRNA or another short nucleic acid [chembl molecule type].",
  MRNA: "Messenger RNA that the body translates.",
  VACCINE: "Teaches the immune system to meet a pathogen or tumour.",
  CELL_THERAPY: "Living cells [chembl molecule type: cell].",
  GENE_THERAPY: "A gene delivered to the patient's cells [chembl molecule type: gene].",
  GENE_EDITING: "A change made in the patient's own genome.",
  RADIOLIGAND: "A radionuclide bound to a ligand, given to treat.",
  RADIODIAGNOSTIC: "A radionuclide bound to a ligand, given to see.",
  MICROBIOME: "Live microbes, or what they make.",
  ADJUVANT: "Strengthens the answer to a vaccine.",
  PLATFORM: "A technology from which therapies are made (own term).",
  OTHER: "None of the others.",
  UNKNOWN: "No source says.",
} as const;

export const Emission = {
  ALPHA: "Helium nuclei: high energy over a few cell diameters.",
  BETA_MINUS: "Electrons: over millimetres.",
  BETA_PLUS: "Positrons, seen by PET.",
  GAMMA: "Photons, seen by SPECT.",
  AUGER: "Electrons of very short range.",
} as const;

export const TherapyRole = {
  ORIGINATOR: "Discovered it.",
  DEVELOPER: "Develops or developed it clinically.",
  MANUFACTURER: "Makes it.",
  COMMERCIALIZER: "Sells it, or has the right to.",
  AUTHORIZATION_HOLDER: "Holds a marketing authorisation for it.",
  SPONSOR: "Sponsors its trials or its filing.",
} as const;

export const DevelopmentStage = {
  DISCOVERY: "Before a candidate is chosen.",
  PRECLINICAL: "Before the first person is dosed.",
  IND_CLEARED: "Cleared to be tested in people.",
  EARLY_PHASE1: "Exploratory, with little exposure [clinicaltrials: EARLY_PHASE1].",
  PHASE1: "Phase 1 [clinicaltrials: PHASE1].",
  PHASE1_2: "Phases 1 and 2 in one trial [clinicaltrials: PHASE1, PHASE2].",
  PHASE2: "Phase 2 [clinicaltrials: PHASE2].",
  PHASE2_3: "Phases 2 and 3 in one trial [clinicaltrials: PHASE2, PHASE3].",
  PHASE3: "Phase 3 [clinicaltrials: PHASE3].",
  FILED: "Under review for approval.",
  APPROVED: "Approved by at least one agency for the indication.",
  LAUNCHED: "On sale.",
  PHASE4: "Studied after approval [clinicaltrials: PHASE4].",
} as const;

export const DevelopmentActivity = {
  ACTIVE: "Development goes on.",
  COMPLETED: "Development has reached its end.",
  SUSPENDED: "Paused.",
  NO_DEVELOPMENT_REPORTED: "Nothing was heard of it for long.",
  DISCONTINUED: "Stopped.",
  WITHDRAWN: "Taken off the market or out of review.",
  OUTLICENSED: "Continued by a licensee.",
} as const;

export const TrialPhase = {
  NA: "Without a phase, as for devices [clinicaltrials: NA].",
  EARLY_PHASE1: "Exploratory, with little exposure [clinicaltrials: EARLY_PHASE1].",
  PHASE1: "Phase 1 [clinicaltrials: PHASE1].",
  PHASE1_2: "Phases 1 and 2 in one trial [clinicaltrials: PHASE1, PHASE2].",
  PHASE2: "Phase 2 [clinicaltrials: PHASE2].",
  PHASE2_3: "Phases 2 and 3 in one trial [clinicaltrials: PHASE2, PHASE3].",
  PHASE3: "Phase 3 [clinicaltrials: PHASE3].",
  PHASE4: "Phase 4 [clinicaltrials: PHASE4].",
} as const;

export const TrialStatus = {
  ACTIVE_NOT_RECRUITING: "Participants are treated or followed, none are recruited [clinicaltrials].",
  COMPLETED: "Ended as planned [clinicaltrials].",
  ENROLLING_BY_INVITATION: "Participants are chosen from a set known beforehand [clinicaltrials].",
  NOT_YET_RECRUITING: "Recruitment has not begun [clinicaltrials].",
  RECRUITING: "Participants are recruited [clinicaltrials].",
  SUSPENDED: "Stopped for now [clinicaltrials].",
  TERMINATED: "Stopped early for good [clinicaltrials].",
  WITHDRAWN: "Stopped before the first participant [clinicaltrials].",
  AVAILABLE: "Expanded access is open [clinicaltrials].",
  NO_LONGER_AVAILABLE: "Expanded access has ended [clinicaltrials].",
  TEMPORARILY_NOT_AVAILABLE: "Expanded access is paused [clinicaltrials].",
  APPROVED_FOR_MARKETING: "Expanded access ended with approval [clinicaltrials].",
  WITHHELD: "Not shown by the registry yet [clinicaltrials].",
  UNKNOWN: "Not verified for two years [clinicaltrials].",
} as const;

export const OutcomeEndpoint = {
  OBJECTIVE_RESPONSE_RATE: "Share of participants whose tumour shrank by a set measure.",
  DURABLE_RESPONSE_RATE: "Share of participants whose response lasted.",
  COMPLETE_RESPONSE_RATE: "Share of participants in whom no tumour was seen any more.",
  DURATION_OF_RESPONSE: "How long responses lasted.",
  PROGRESSION_FREE_SURVIVAL: "Time to progression or death.",
  OVERALL_SURVIVAL: "Time to death.",
  SAFETY: "Harms, or their absence.",
  OTHER: "None of the others; the population or unit says what was measured.",
} as const;

export const EpidemiologyMeasure = {
  INCIDENCE: "New cases in a period.",
  PREVALENCE: "People who live with it.",
} as const;

export const IdentifierMatch = {
  EXACT: "The identified thing is this one [skos:exactMatch].",
  CLOSE: "Near enough for most uses [skos:closeMatch].",
  BROAD: "The identified thing is wider [skos:broadMatch].",
  NARROW: "The identified thing is narrower [skos:narrowMatch].",
} as const;

export const AliasKind = {
  LEGAL_NAME: "The registered name of a company.",
  FORMER_NAME: "A name that is no longer used.",
  BRAND: "A trade name.",
  INN: "An international nonproprietary name, or a national one.",
  CODE: "A code given in development.",
  SYNONYM: "Another name for the same.",
  ABBREVIATION: "A short form.",
} as const;
