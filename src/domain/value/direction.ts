import type { PartyRole } from "../vocabulary/agreement.ts";

const paying: ReadonlySet<PartyRole> = new Set([
  "LICENSEE",
  "ACQUIRER",
  "INVESTOR",
  "LENDER",
  "FUNDER",
  "ROYALTY_BUYER",
  "DISTRIBUTOR",
]);
const receiving: ReadonlySet<PartyRole> = new Set([
  "LICENSOR",
  "TARGET",
  "SELLER",
  "INVESTEE",
  "BORROWER",
  "ROYALTY_SELLER",
  "SPIN_OUT",
]);

export interface ValueParty {
  company_id: string;
  role: PartyRole;
}

interface Payment {
  payer_id: string | null;
  payees: readonly string[];
}

/**
 * The companies that pay in the main direction of an agreement: those whose roles say so, such as a licensee that is not a licensor
 * too. If the roles do not tell, the payer of the first term that names one.
 */
export function mainPayersOf(parties: readonly ValueParty[], terms: readonly Payment[]): ReadonlySet<string> {
  const withRole = (roles: ReadonlySet<PartyRole>) =>
    new Set(parties.filter(({ role }) => roles.has(role)).map(({ company_id }) => company_id));
  const main = withRole(paying).difference(withRole(receiving));
  if (main.size > 0) return main;
  const first = terms.find(({ payer_id }) => payer_id !== null)?.payer_id;
  return new Set(first ? [first] : []);
}

/** Whether a payment goes against the main direction: another company pays the main payers, or a company that the term does not name. */
export function isCounterPayment({ payer_id, payees }: Payment, mainPayers: ReadonlySet<string>): boolean {
  if (payer_id === null || mainPayers.size === 0 || mainPayers.has(payer_id)) return false;
  return payees.length === 0 || payees.some((payee) => mainPayers.has(payee));
}
