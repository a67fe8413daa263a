import type { Order } from "../store/page.ts";
import { builder } from "./builder.ts";

const OrderDirection = builder.enumType("OrderDirection", {
  description: "Which end comes first; what is not there comes last either way.",
  values: {
    ASC: { description: "Least, earliest, or first of the alphabet first." },
    DESC: { description: "Greatest, latest, or last of the alphabet first." },
  },
});

interface OrderField {
  column: string;
  nullable?: boolean;
  description: string;
}

const byName: OrderField = { column: "sort_name", description: "By name, without accents and case." };
const dated = (column: string, description: string): OrderField => ({ column, nullable: true, description });

/** What each type can be ordered by; the slug decides between equals, so that every order is total. */
const fields = {
  Company: {
    NAME: byName,
    FOUNDED_ON: dated("founded_on", "By `Company.foundedOn`."),
    COUNTRY: dated("country", "By `Company.country`."),
  },
  Agreement: {
    ANNOUNCED_ON: dated("announced_on", "By `Agreement.announcedOn`."),
    SIGNED_ON: dated("signed_on", "By `Agreement.signedOn`."),
    CLOSED_ON: dated("closed_on", "By `Agreement.closedOn`."),
    NAME: byName,
  },
  Therapy: { NAME: byName, MODALITY: { column: "modality", description: "By the word of `Therapy.modality`." } },
  Indication: { NAME: byName },
  RegulatoryEvent: {
    OCCURRED_ON: dated("occurred_on", "By `RegulatoryEvent.occurredOn`."),
    AGENCY: { column: "agency", description: "By the word of `RegulatoryEvent.agency`." },
    NAME: byName,
  },
  Trial: {
    STARTED_ON: dated("started_on", "By `Trial.startedOn`."),
    COMPLETED_ON: dated("completed_on", "By `Trial.completedOn`."),
    ENROLLMENT: dated("enrollment", "By `Trial.enrollment`."),
    NAME: byName,
  },
} satisfies Record<string, Record<string, OrderField>>;

export type OrderedType = keyof typeof fields;

interface OrderBy {
  field: string;
  direction?: string | null | undefined;
}

function orderInput(type: OrderedType) {
  const values = Object.entries(fields[type] as Record<string, OrderField>);
  const Field = builder.enumType(`${type}OrderField`, {
    description: `What ${type} can be ordered by.`,
    values: Object.fromEntries(values.map(([name, { description }]) => [name, { description }])),
  });
  const ref = builder.inputRef<OrderBy>(`${type}Order`);
  ref.implement({
    description: "An order; equals follow their slugs.",
    fields: (t) => ({
      field: t.field({ type: Field, required: true, description: "By what." }) as never,
      direction: t.field({ type: OrderDirection, defaultValue: "ASC", description: "Which end first." }) as never,
    }),
  });
  return ref;
}

const inputs = {
  Company: orderInput("Company"),
  Agreement: orderInput("Agreement"),
  Therapy: orderInput("Therapy"),
  Indication: orderInput("Indication"),
  RegulatoryEvent: orderInput("RegulatoryEvent"),
  Trial: orderInput("Trial"),
};

/** The argument `orderBy` of a list of a type. */
export function orderByOf(type: OrderedType) {
  return { type: inputs[type], description: "In which order; where absent, as the list says." } as const;
}

/** The order that was asked for, or the list's own. */
export function orderOf(type: OrderedType, orderBy: OrderBy | null | undefined, otherwise: Order): Order {
  if (!orderBy) return otherwise;
  const { column, nullable = false } = (fields[type] as Record<string, OrderField>)[orderBy.field] as OrderField;
  const descending = orderBy.direction === "DESC";
  return {
    name: `${type}:${orderBy.field}:${descending ? "DESC" : "ASC"}`,
    by: [{ column, descending, nullable }, { column: "id" }],
  };
}
