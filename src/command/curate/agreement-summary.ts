import { daysBetween } from "../../domain/partial-date.ts";
import type { PartyRole } from "../../domain/vocabulary/agreement.ts";
import { relationOf } from "../../model/derived/relation.ts";
import type { NodeChange } from "../../store/write/change-set.ts";

/** What tells agreements apart. */
export interface AgreementSummary {
  slug: string;
  name: string;
  kinds: string[];
  /** The earliest stage of the agreement that is dated: when it was announced, else signed, effective or closed. */
  date: string | null;
  /** Slugs of the companies between which the agreement is, without advisers and guarantors. */
  companies: ReadonlySet<string>;
  /** Slugs of agreements that the record states as related. */
  related: ReadonlySet<string>;
}

/** Announcements of one agreement in different sources are closer than this, in days, and so are most parts of one transaction. */
export const nearDays = 90;

const parties = relationOf("Agreement", "parties");
const related = relationOf("Agreement", "relatedAgreements");

/** Roles of companies that help the parties and are none themselves. */
export const helperRoles: ReadonlySet<unknown> = new Set<PartyRole>([
  "FINANCIAL_ADVISER",
  "LEGAL_ADVISER",
  "GUARANTOR",
]);

export function agreementSummary({ slug, row, owned }: NodeChange): AgreementSummary {
  const kinds: unknown = JSON.parse(String(row["kinds_json"]));
  const dates = ["announced_on", "signed_on", "effective_on", "closed_on"].map((column) => row[column]);
  const main = (owned[parties.table] ?? []).filter(({ role }) => !helperRoles.has(role));
  return {
    slug,
    name: String(row["name"]),
    kinds: Array.isArray(kinds) ? kinds.map(String) : [],
    date: dates.find((date) => typeof date === "string") ?? null,
    companies: new Set(main.map((party) => String(party[parties.far]))),
    related: new Set((owned[related.table] ?? []).map((each) => String(each[related.far]))),
  };
}

/** Whether two agreements are between the same companies. One of them may name further companies. */
export function haveSameParties(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const [few, many] = one.size < other.size ? [one, other] : [other, one];
  return few.size >= Math.min(2, many.size) && few.size > 0 && few.isSubsetOf(many);
}

/** Whether two dates are near enough to be those of one agreement. A date that is not known may be any. */
export function areNear(one: string | null, other: string | null): boolean {
  return one === null || other === null || daysBetween(one, other) <= nearDays;
}
