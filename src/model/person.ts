import { concept } from "./language.ts";

export const person = concept({
  name: "Person",
  plural: "people",
  description: "A person who speaks or acts for a company.",
  example: "paul-hudson",
  isEntity: true,
  columns: {},
  parts: {
    quotes: {
      part: "Quote",
      max: 50,
      description: "Statements for which the person is quoted, in the order of the record. At most 50.",
    },
  },
  edges: {
    companies: {
      to: "Company",
      search: true,
      kind: "AFFILIATED_WITH",
      reads: "Person is affiliated with company",
      label: "title",
      order: "record",
      facts: {
        title: {
          type: "text",
          identifies: true,
          qualifies: true,
          description: "The job title of the person at the company.",
        },
        validFrom: {
          type: "PartialDate",
          nullable: true,
          identifies: true,
          description: "Date from which the person held the position. Null if no source gives one.",
        },
        validTo: {
          type: "PartialDate",
          nullable: true,
          identifies: true,
          description:
            "Date until which the person held the position. Null if the person still holds it or no source gives a date.",
        },
      },
      description:
        "Companies with which the person is affiliated, once for each job title, in the order of the record.",
      inverse: {
        field: "people",
        description: "People affiliated with the company, once for each job title, ordered by name.",
      },
    },
  },
});
