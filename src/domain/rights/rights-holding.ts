import type { RightsGap, RightsShare, RightsStatus } from "../vocabulary/rights.ts";
import { Chain } from "./chain.ts";
import type { RightsFacts } from "./fact.ts";
import type { RetainedRight, RightsHolder, RightsHolding, RightsQuestion, RightsStep } from "./holding.ts";
import { type Succession, successionOf } from "./ownership.ts";
import { fieldsOf, type Position } from "./position.ts";
import { isExploitation } from "./scope.ts";

/** The maximum number of steps that an answer lists. */
export const maxRightsSteps = 100;

/**
 * Who holds a right to a therapy in a country on a day. The answer follows from recorded facts only: where they do not say what
 * became of the right, it is unknown. A holder is never a company that no fact of the chain names.
 */
export function rightsHolding(facts: RightsFacts, question: RightsQuestion): RightsHolding {
  if (facts.firstKnownOn !== null && question.on < facts.firstKnownOn)
    return { status: "UNKNOWN", gaps: ["BEFORE_FIRST_FACT"], holders: [], retained: [], steps: [] };
  const chain = new Chain(facts, question);
  const { positions } = chain;
  const gaps = new Set<RightsGap>([...chain.breaks, ...chain.gaps, ...positions.gaps()]);
  if (positions.all.length === 0) gaps.add(isExploitation(question.right) ? "NO_ORIGINATOR" : "NO_GRANT");
  const standings = positions.all.map((position) => ({ position, standing: positions.standingOf(position) }));
  const successions = new Map<string, Succession>();
  const successor = (company: string): Succession => {
    const found = successions.get(company) ?? successionOf(facts.ownerships, company, question.on);
    successions.set(company, found);
    return found;
  };

  const held = chain.breaks.size > 0 ? [] : standings.filter(({ standing }) => standing === "CERTAIN");
  const isOpen = standings.some(({ standing }) => standing === "POSSIBLE");
  const certain = held.map(({ position }) => ({ position, succession: successor(position.holder) }));
  if (certain.some(({ succession }) => succession.gap === "CYCLE")) {
    return { status: "UNKNOWN", gaps: sorted(gaps.add("CYCLE")), holders: [], retained: [], steps: chain.steps };
  }
  for (const { succession } of certain) if (succession.gap !== null) gaps.add(succession.gap);
  const companies = new Set(certain.map(({ succession }) => succession.company));
  const isShared = companies.size > 1 || isOpen;
  const holders = merged(
    certain.map(({ position, succession }) =>
      holderOf(position, succession, positions.exceptedFields(position), isShared),
    ),
  );
  const status: RightsStatus = holders.length === 0 ? "UNKNOWN" : gaps.size > 0 || isOpen ? "PARTLY_KNOWN" : "KNOWN";
  const steps = [...chain.steps, ...acquisitions(certain.map(({ succession }) => succession))];
  return {
    status,
    gaps: sorted(gaps),
    holders,
    retained: chain.breaks.size > 0 ? [] : retainedBy(standings, positions.all, successor),
    steps: steps.slice(0, maxRightsSteps),
  };
}

const sorted = (gaps: ReadonlySet<RightsGap>): RightsGap[] => [...gaps].sort();

function holderOf(position: Position, succession: Succession, except: readonly string[], isShared: boolean) {
  const last = succession.steps.at(-1);
  const fieldsOfUse = fieldsOf(position);
  const share: RightsShare = fieldsOfUse.length + except.length > 0 ? "LIMITED" : isShared ? "SHARED" : "WHOLE";
  return {
    company: succession.company,
    through: succession.company === position.holder ? null : position.holder,
    share,
    exclusivity: position.grant?.exclusivity ?? null,
    isOriginator: position.isOriginator,
    fieldsOfUse,
    exceptFieldsOfUse: except,
    agreement: position.agreement,
    since: last ? (last.from?.text ?? null) : position.since,
  };
}

/** One entry for each company: that which reaches furthest. */
function merged(holders: readonly RightsHolder[]): RightsHolder[] {
  const shares: readonly RightsShare[] = ["WHOLE", "SHARED", "LIMITED"];
  const byCompany = Map.groupBy(holders, ({ company }) => company);
  return [...byCompany.values()]
    .flatMap((entries) => {
      const [best] = entries.toSorted((a, b) => shares.indexOf(a.share) - shares.indexOf(b.share) || sourceOrder(a, b));
      if (!best) return [];
      if (best.share !== "LIMITED") return [best];
      const fieldsOfUse = [...new Set(entries.flatMap((entry) => entry.fieldsOfUse))].sort();
      return [entries.every((entry) => entry.fieldsOfUse.length > 0) ? { ...best, fieldsOfUse } : best];
    })
    .sort((a, b) => (a.company < b.company ? -1 : 1));
}

/** A company's own rights before those that it acquired, and earlier ones before later ones. */
function sourceOrder(a: RightsHolder, b: RightsHolder): number {
  const keyOf = ({ through, since, agreement }: RightsHolder) =>
    [through, since, agreement].map((each) => each ?? "").join(" ");
  return keyOf(a) < keyOf(b) ? -1 : 1;
}

/** The acquisitions by which companies succeeded holders, each once. */
function acquisitions(successions: readonly Succession[]): RightsStep[] {
  const taken = new Set(successions.flatMap(({ steps }) => steps));
  return [...taken].map(({ company, owner, from, agreement, fact }) => ({
    kind: "ACQUIRED",
    from: [company],
    to: [owner],
    agreement,
    date: from?.text ?? null,
    gap: null,
    fact,
  }));
}

/** The grantors to which the right returns when grants end. */
function retainedBy(
  standings: readonly { position: Position; standing: string }[],
  all: readonly Position[],
  successor: (company: string) => Succession,
): RetainedRight[] {
  const gone = standings.flatMap(({ position, standing }) =>
    standing === "NONE" && position.isActive ? [position] : [],
  );
  const found = gone.flatMap((position) =>
    all.flatMap(({ parents, isActive, moves, grant, holder }) =>
      isActive && moves === "YES" && grant !== null && parents.includes(position)
        ? [{ company: successor(position.holder).company, grantee: holder, agreement: grant.agreement }]
        : [],
    ),
  );
  const byKey = new Map(found.map((entry) => [JSON.stringify(entry), entry]));
  return [...byKey.values()];
}
