import { drugsAtFda } from "./drugs-at-fda.ts";
import { emaMedicines } from "./ema-medicines.ts";
import type { RegulatorFile } from "./folder.ts";
import { orphanDesignations } from "./orphan-designations.ts";
import { purpleBook } from "./purple-book.ts";
import { diseaseOntology, mondoMappings, secCompanies } from "./registers.ts";
import { responseLetters } from "./response-letters.ts";
import type { IdentifierRegister, RegulatorTable } from "./table.ts";

/** A dataset of an agency or a register, as a folder contains it. */
export interface Dataset {
  /** The name of the folder that contains its files. */
  folder: string;
  extension: RegExp;
  /** The files, as a person looks for them. */
  files: string;
  /** Where the files are published. */
  address: string;
  /** What is compared. */
  read: (files: readonly RegulatorFile[]) => { events: RegulatorTable } | { identifiers: IdentifierRegister };
}

export const datasets: readonly Dataset[] = [
  {
    folder: "drugsatfda",
    extension: /\.(txt|zip)$/i,
    files: "Products.txt and Submissions.txt, or the .zip archive that contains them",
    address: "https://www.fda.gov/drugs/drug-approvals-and-databases/drugsfda-data-files",
    read: (files) => ({ events: drugsAtFda(files) }),
  },
  {
    folder: "oopd",
    extension: /\.csv$/i,
    files: "orphan drug designations of the FDA as .csv",
    address: "https://www.accessdata.fda.gov/scripts/opdlisting/oopd/",
    read: (files) => ({ events: orphanDesignations(files) }),
  },
  {
    folder: "purplebook",
    extension: /\.csv$/i,
    files: "the Purple Book of the FDA as .csv",
    address: "https://purplebooksearch.fda.gov/downloads",
    read: (files) => ({ events: purpleBook(files) }),
  },
  {
    folder: "fda-crl",
    extension: /\.csv$/i,
    files: "complete response letters of the FDA as .csv with the columns Number, Date and Drug",
    address: "https://open.fda.gov/apis/transparency/completeresponseletters",
    read: (files) => ({ events: responseLetters(files) }),
  },
  {
    folder: "ema",
    extension: /\.xlsx$/i,
    files: "the medicines table of the EMA as .xlsx",
    address: "https://www.ema.europa.eu/en/medicines/download-medicine-data",
    read: (files) => ({ events: emaMedicines(files) }),
  },
  {
    folder: "sec",
    extension: /\.json$/i,
    files: "company_tickers.json of the SEC",
    address: "https://www.sec.gov/files/company_tickers.json",
    read: (files) => ({ identifiers: secCompanies(files) }),
  },
  {
    folder: "doid",
    extension: /(^|\/)HumanDO\.tsv$/,
    files: "HumanDO.tsv of the Human Disease Ontology",
    address: "https://github.com/DiseaseOntology/HumanDiseaseOntology",
    read: (files) => ({ identifiers: diseaseOntology(files) }),
  },
  {
    folder: "mondo",
    extension: /\.sssom\.tsv$/i,
    files: "mappings of Mondo as .sssom.tsv",
    address: "https://github.com/monarch-initiative/mondo/tree/master/src/ontology/mappings",
    read: (files) => ({ identifiers: mondoMappings(files) }),
  },
];
