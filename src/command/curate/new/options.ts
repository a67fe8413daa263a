/** The answers as options state them. */
export interface NewOptions {
  data: string;
  source?: string;
  sourceSlug?: string;
  sourceTitle?: string;
  sourceKind?: string;
  sourcePublisher?: string;
  sourcePublishedOn?: string;
  states?: string;
  kind?: string[];
  party?: string[];
  newCompany?: string[];
  therapy?: string[];
  newTherapy?: string[];
  announcedOn?: string;
  status?: string;
  name?: string;
  subject?: string;
  related?: string[];
  another?: boolean;
  /** Whether to ask for what is missing. By default, on a terminal. */
  ask?: boolean;
  print?: boolean;
}
