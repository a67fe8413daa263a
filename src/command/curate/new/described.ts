import { AgreementKind, type PartyRole } from "../../../domain/vocabulary/agreement.ts";
import { isWordOf } from "../../../domain/vocabulary/vocabulary.ts";
import { helperRoles } from "../agreement-summary.ts";
import type { Role } from "./answers.ts";
import type { Stated } from "./collect.ts";
import { withoutLegalForm } from "./slug.ts";

/** Roles of parties by which slugs begin. Other parties follow in the order in which they are named. */
const leading: ReadonlySet<string> = new Set<PartyRole>([
  ...(["ACQUIRER", "LICENSEE", "INVESTOR", "ROYALTY_BUYER", "LENDER", "FUNDER", "DISTRIBUTOR"] as const),
]);

/** A slug with the names of more parties is hard to read. */
const maxNamed = 3;

/** The parties between which an agreement is, buyers first, each once. */
export function mainParties(parties: readonly Role[]): Role[] {
  const main = parties.filter(({ role }) => !helperRoles.has(role));
  const rank = ({ role }: Role) => (leading.has(role) ? 0 : 1);
  const ordered = main.toSorted((a, b) => rank(a) - rank(b));
  return [...new Map(ordered.toReversed().map((party) => [party.node.slug, party])).values()].reverse();
}

/**
 * The texts of which the slug of an agreement consists: buyer, seller, subject and year.
 * @param subject by default, the therapy if there is one
 */
export function slugTexts({ parties, therapies, announcedOn }: Stated, subject: string | undefined): string[] {
  const companies = mainParties(parties).map(({ node }) => node.slug);
  const [therapy] = therapies.length === 1 ? therapies : [];
  return [...companies.slice(0, maxNamed), subject ?? therapy?.node.slug ?? "", announcedOn?.slice(0, 4) ?? ""];
}

/** A name that says no more than the answers: "Beta licenses ABC-1 from Acme". */
export function describedName({ kinds, parties, therapies }: Stated): string {
  const named = (...roles: string[]) =>
    listed(parties.filter(({ role }) => roles.includes(role)).map(({ node }) => withoutLegalForm(node.name)));
  const [therapy] = therapies.length === 1 ? therapies : [];
  const [licensees, licensors, acquirers, targets] = [
    named("LICENSEE"),
    named("LICENSOR"),
    named("ACQUIRER"),
    named("TARGET"),
  ];
  if (kinds.includes("LICENSE") && licensees.text !== "" && licensors.text !== "")
    return `${licensees.text} ${licensees.isOne ? "licenses" : "license"} ${therapy?.node.name ?? "rights"} from ${licensors.text}`;
  if (kinds.includes("ACQUISITION") && acquirers.text !== "" && targets.text !== "")
    return `${acquirers.text} ${acquirers.isOne ? "acquires" : "acquire"} ${targets.text}`;
  const [kind] = kinds;
  const label = isWordOf(AgreementKind, kind) ? AgreementKind.terms[kind].label : "Agreement";
  const all = listed(mainParties(parties).map(({ node }) => withoutLegalForm(node.name)));
  return `${label} of ${all.text}${therapy === undefined ? "" : ` on ${therapy.node.name}`}`;
}

function listed(names: readonly string[]): { text: string; isOne: boolean } {
  const each = [...new Set(names)];
  const last = each.length > 1 ? ` and ${each.at(-1)}` : "";
  return { text: `${each.slice(0, Math.max(1, each.length - 1)).join(", ")}${last}`, isOne: each.length === 1 };
}
