import type { RightsGap } from "../vocabulary/rights.ts";
import type { Grant } from "./fact.ts";

/** What a company holds, or may hold, of a right: as originator, or by a grant. */
export interface Position {
  holder: string;
  /** Whether the recorded facts leave no doubt about the position itself. */
  isCertain: boolean;
  /** Whether the grant is in force. */
  isActive: boolean;
  /** Whether the holder is the originator, or has succeeded it without a sale. */
  isOriginator: boolean;
  /** The agreement by which the holder received the right, and its date. */
  agreement: string | null;
  since: string | null;
  readonly grant: Grant | null;
  /** The positions from which the right was granted. Empty at the beginning of a chain. */
  readonly parents: readonly Position[];
  /** Whether the grant takes the right from the grantor. */
  moves: "YES" | "MAYBE" | "NO";
  /** What the facts about the position leave open. Null if nothing. */
  gap: RightsGap | null;
}

export type Standing = "CERTAIN" | "POSSIBLE" | "NONE";

export const fieldsOf = ({ grant }: Position): readonly string[] => grant?.fieldsOfUse ?? [];

/** Whether a grant covers only some of the fields of use of the position from which it was made. */
export function isPart(child: Position, parent: Position): boolean {
  const [part, whole] = [fieldsOf(child), fieldsOf(parent)];
  return part.length > 0 && !(whole.length > 0 && whole.every((field) => part.includes(field)));
}

/** The positions of a right in a country. */
export class Positions {
  readonly all: Position[] = [];

  add(position: Position): void {
    this.all.push(position);
  }

  childrenOf(parent: Position): Position[] {
    return this.all.filter(({ isActive, parents }) => isActive && parents.includes(parent));
  }

  /** Whether the company of a position still holds the right, after what it has granted away. */
  standingOf(position: Position): Standing {
    if (!position.isActive) return "NONE";
    const whole = this.childrenOf(position).filter((child) => !isPart(child, position));
    if (whole.some(({ moves }) => moves === "YES")) return "NONE";
    if (whole.some(({ moves }) => moves === "MAYBE") || !position.isCertain) return "POSSIBLE";
    return this.#isLeftAlone(position) ? "POSSIBLE" : "CERTAIN";
  }

  /** Whether another joint holder has, or may have, granted the right exclusively to a third company, without this one. */
  #isLeftAlone({ grant, holder }: Position): boolean {
    if (grant !== null) return false;
    const roots = this.all.filter((other) => other.grant === null);
    return roots.some((root) =>
      this.childrenOf(root).some((child) => child.moves !== "NO" && child.holder !== holder && !isPart(child, root)),
    );
  }

  /** What the positions that are in force leave open. */
  gaps(): RightsGap[] {
    const active = this.all.filter(({ isActive }) => isActive);
    const isJointLeft = active.some(
      (position) => position.isCertain && this.childrenOf(position).length === 0 && this.#isLeftAlone(position),
    );
    return [
      ...active.flatMap(({ gap }) => (gap === null ? [] : [gap])),
      ...(isJointLeft ? ["JOINT_HOLDER_NOT_PARTY" as const] : []),
    ];
  }

  /** Fields of use that a position has granted away. */
  exceptedFields(position: Position): string[] {
    const parts = this.childrenOf(position).filter((child) => child.moves !== "NO" && isPart(child, position));
    return [...new Set(parts.flatMap(fieldsOf))].sort();
  }

  /** The companies of a position and of those above it that are in force. */
  companiesAbove(position: Position): Set<string> {
    return new Set([position.holder, ...position.parents.flatMap((parent) => [...this.companiesAbove(parent)])]);
  }

  /** Grants in force that were made from grants which have ended. */
  orphans(): Position[] {
    return this.all.filter(
      ({ isActive, parents }) => isActive && parents.length > 0 && parents.every((parent) => !parent.isActive),
    );
  }
}
