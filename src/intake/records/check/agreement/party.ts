import type { AgreementKind, PartyRole } from "../../../../domain/vocabulary/agreement.ts";
import type { Stated } from "../../record.ts";
import type { Tell } from "../tell.ts";

interface Need {
  kind: AgreementKind;
  /** The agreement has a party with one of the roles. */
  roles: readonly PartyRole[];
  /** Whether the rule holds only if the agreement has no other kind, whose roles its parties may have. */
  isAlone?: true;
}

const needs: readonly Need[] = [
  { kind: "ACQUISITION", roles: ["ACQUIRER"] },
  { kind: "ACQUISITION", roles: ["TARGET"] },
  // In a merger of equals no party acquires the other.
  { kind: "MERGER", roles: ["ACQUIRER", "TARGET", "COLLABORATOR"] },
  { kind: "LICENSE", roles: ["LICENSOR", "LICENSEE"], isAlone: true },
  { kind: "SUB_LICENSE", roles: ["LICENSOR", "LICENSEE"], isAlone: true },
];

/** An acquisition has an acquirer and a target, and a license a licensor or a licensee. */
export function checkPartyRoles({ row, edges }: Stated<"Agreement">, tell: Tell): void {
  for (const { kind, roles, isAlone } of needs) {
    if (!row.kinds.includes(kind) || (isAlone && row.kinds.length > 1)) continue;
    if (edges.parties.some(({ role }) => roles.includes(role))) continue;
    tell(
      ["parties"],
      `The agreement is of kind ${kind} and has no party with the role ${roles.join(" or ")}. Add the party, or correct a role or \`kinds\`.`,
    );
  }
}
