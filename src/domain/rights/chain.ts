import type { RightsGap } from "../vocabulary/rights.ts";
import { eventsUntil, type RightsEvent, takeNext } from "./event.ts";
import type { Grant, RightsFacts, Transfer } from "./fact.ts";
import type { RightsQuestion, RightsStep } from "./holding.ts";
import { possibleOwners } from "./ownership.ts";
import type { Span } from "./period.ts";
import { fieldsOf, type Position, Positions } from "./position.ts";
import { concern, isExploitation } from "./scope.ts";
import { covers } from "./territory.ts";
import { breaksOf } from "./unrecorded.ts";

type StepOf = Partial<RightsStep> & Pick<RightsStep, "kind" | "fact">;

/** The facts about a therapy replayed until a day: who received the right, passed it on and has it back. */
export class Chain {
  readonly positions = new Positions();
  readonly steps: RightsStep[] = [];
  /** What makes the answer incomplete. */
  readonly gaps = new Set<RightsGap>();
  /** What makes any answer a guess. */
  readonly breaks = new Set<RightsGap>();
  readonly #facts: RightsFacts;
  readonly #question: RightsQuestion;

  constructor(facts: RightsFacts, question: RightsQuestion) {
    this.#facts = facts;
    this.#question = question;
    const isExploited = isExploitation(question.right);
    if (isExploited) this.#originate();
    const grants = facts.grants.filter((grant) => concern(grant, question.right) !== "NONE");
    const pending = eventsUntil({ grants, transfers: isExploited ? facts.transfers : [] }, question.on);
    for (;;) {
      const event = takeNext(pending, (each) => this.#fits(each, pending));
      if (event === undefined) break;
      if (event.kind === "START") this.#start(event.grant, event.span);
      else if (event.kind === "END") this.#end(event.grant, event.span);
      else this.#transfer(event.transfer, event.span);
    }
    for (const { grant } of this.positions.orphans())
      if (grant) this.#break("SUBLICENSE_WITHOUT_LICENSE", { agreement: grant.agreement, fact: grant.fact });
    if (isExploited) this.#breakAtUnrecordedGrants();
  }

  #breakAtUnrecordedGrants(): void {
    const { right, on } = this.#question;
    for (const { agreement, companies, start, end, fact } of breaksOf(this.#facts, right)) {
      if ((start !== null && start.first > on) || (end !== null && end.last <= on)) continue;
      const step = { to: companies, agreement, date: start?.text ?? null, fact };
      this.#break(agreement !== null ? "AGREEMENT_WITHOUT_GRANTS" : "ROLE_WITHOUT_GRANT", step);
    }
  }

  #originate(): void {
    for (const { company, fact, isDisputed } of this.#facts.originators) {
      if (isDisputed) this.gaps.add("DISPUTED_FACT");
      this.#root(company, { isCertain: !isDisputed, isOriginator: true });
      this.#step({ kind: "ORIGINATED", to: [company], fact });
    }
  }

  #root(holder: string, { isCertain, isOriginator }: Pick<Position, "isCertain" | "isOriginator">): Position {
    const rest = {
      isActive: true,
      agreement: null,
      since: null,
      grant: null,
      parents: [],
      moves: "NO",
      gap: null,
    } as const;
    const root: Position = { holder, isCertain, isOriginator, ...rest };
    this.positions.add(root);
    return root;
  }

  #step(step: StepOf): void {
    this.steps.push({ from: [], to: [], agreement: null, date: null, gap: null, ...step });
  }

  #break(gap: RightsGap, step: Omit<StepOf, "kind">): void {
    this.breaks.add(gap);
    this.#step({ kind: "CHAIN_BREAKS", ...step, gap });
  }

  #fits(event: RightsEvent, pending: readonly RightsEvent[]): boolean {
    if (event.kind === "TRANSFER") return this.#soldBy(event.transfer, event.span).length > 0;
    const { grant } = event;
    if (event.kind === "END") return !pending.some((other) => other.kind === "START" && other.grant === grant);
    return !isExploitation(this.#question.right) || this.#grantorsOf(grant, event.span).length > 0;
  }

  /** The positions in force of some companies, or of companies that they own. */
  #positionsOf(companies: readonly string[], { last }: Span): Position[] {
    return this.positions.all.filter(({ isActive, holder }) => {
      if (!isActive) return false;
      if (companies.includes(holder)) return true;
      const owners = possibleOwners(this.#facts.ownerships, holder, last);
      return companies.some((company) => owners.has(company));
    });
  }

  /** The positions that a transfer moves. */
  #soldBy({ sellers, agreement, isOfAgreement }: Transfer, span: Span): Position[] {
    const found = this.#positionsOf(sellers, span);
    return isOfAgreement ? found.filter(({ grant }) => grant?.agreement === agreement) : found;
  }

  /** The positions from which the grantors of a grant can have granted it. */
  #grantorsOf({ grantors, grantee }: Grant, span: Span): Position[] {
    return this.#positionsOf(grantors, span).filter(
      (position) => position.holder !== grantee && this.positions.standingOf(position) !== "NONE",
    );
  }

  /** Without an originator, the chain begins with those who grant or sell the right first, as far as is recorded. */
  #beginWith(companies: readonly string[]): Position[] {
    if (this.positions.all.length > 0) return [];
    this.gaps.add("NO_ORIGINATOR");
    return companies.map((company) => this.#root(company, { isCertain: true, isOriginator: false }));
  }

  #start(grant: Grant, span: Span): void {
    const { country, on, right } = this.#question;
    const days = grant.start === null ? [on] : [grant.start.first, grant.start.last, on];
    const isCovered = covers(grant.territory, country, days);
    if (isCovered === false) return;
    const { grantors, grantee, agreement, fact } = grant;
    const step = { from: grantors, to: [grantee], agreement, date: span.text, fact };
    const doubt = this.#doubtOf(grant, span, isCovered);
    if (!isExploitation(right)) {
      this.#grant(grant, [], { isCertain: doubt === null, moves: "NO", gap: doubt });
      this.#step({ kind: "GRANTED", ...step, gap: doubt });
      return;
    }
    const found = this.#grantorsOf(grant, span);
    if (found.length === 0 && this.#holds(grant)) {
      this.#step({ kind: "CONFIRMED", ...step });
      return;
    }
    const parents = found.length > 0 ? found : this.#beginWith(grantors);
    if (parents.length === 0) {
      this.#break(grantors.length === 0 ? "GRANTOR_NOT_NAMED" : "GRANTOR_NOT_HOLDER", step);
      return;
    }
    const moves = this.#movesOf(grant, doubt);
    if (moves !== "NO" && parents.some((parent) => this.positions.companiesAbove(parent).has(grantee))) {
      this.#break("CYCLE", step);
      return;
    }
    const gap = doubt ?? (moves === "MAYBE" ? "EXCLUSIVITY_NOT_STATED" : null);
    const isCertain = doubt === null && parents.some((parent) => this.positions.standingOf(parent) === "CERTAIN");
    const isSublicense = parents.every((parent) => parent.grant !== null);
    this.#grant(grant, parents, { isCertain, moves, gap });
    const from = parents.map(({ holder }) => holder);
    this.#step({ kind: isSublicense ? "SUBLICENSED" : "GRANTED", ...step, from, gap });
  }

  /** Why it is not certain that a grant holds in the country on the day. Null if it is. */
  #doubtOf(grant: Grant, span: Span, isCovered: boolean | null): RightsGap | null {
    const { territory, isDisputed, start } = grant;
    if (isDisputed) return "DISPUTED_FACT";
    if (start === null) return "UNDATED_AGREEMENT";
    if (span.last > this.#question.on) return "IMPRECISE_DATE";
    if (isCovered === true) return null;
    const hasRegions = territory.included_regions.length + territory.excluded_regions.length > 0;
    return hasRegions ? "MEMBERSHIP_CHANGED" : "TERRITORY_NOT_STATED";
  }

  #movesOf(grant: Grant, doubt: RightsGap | null): Position["moves"] {
    if (concern(grant, this.#question.right) === "JOINT") return "NO";
    if (grant.exclusivity === null) return "MAYBE";
    if (grant.exclusivity !== "EXCLUSIVE") return "NO";
    return doubt === null ? "YES" : "MAYBE";
  }

  #grant(grant: Grant, parents: readonly Position[], known: Pick<Position, "isCertain" | "moves" | "gap">): void {
    this.positions.add({
      holder: grant.grantee,
      isActive: true,
      isOriginator: false,
      agreement: grant.agreement,
      since: grant.start?.text ?? null,
      grant,
      parents,
      ...known,
    });
  }

  /** Whether the grantee of a grant already holds what it grants. */
  #holds({ grantee, fieldsOfUse }: Grant): boolean {
    return this.positions.all.some((position) => {
      const fields = fieldsOf(position);
      const hasAll =
        fields.length === 0 || (fieldsOfUse.length > 0 && fieldsOfUse.every((each) => fields.includes(each)));
      return position.holder === grantee && hasAll && this.positions.standingOf(position) === "CERTAIN";
    });
  }

  #end(grant: Grant, span: Span): void {
    const position = this.positions.all.find((each) => each.grant === grant);
    if (!position) return;
    if (span.last > this.#question.on) {
      position.gap = "IMPRECISE_DATE";
      position.isCertain = false;
      position.moves = position.moves === "YES" ? "MAYBE" : position.moves;
      return;
    }
    position.isActive = false;
    const to = position.parents.map(({ holder }) => holder);
    const { agreement, fact } = grant;
    this.#step({ kind: "RETURNED", from: [position.holder], to, agreement, date: span.text, fact });
  }

  #transfer(transfer: Transfer, span: Span): void {
    const { sellers, buyers, agreement, fact, isDisputed, at } = transfer;
    const step = { from: sellers, to: buyers, agreement, date: span.text, fact };
    const found = this.#soldBy(transfer, span);
    if (found.length === 0 && transfer.isExclusion) return;
    const [buyer] = buyers;
    const standing = this.positions.all.filter((each) => this.positions.standingOf(each) === "CERTAIN");
    if (found.length === 0 && standing.some(({ holder }) => holder === buyer)) {
      this.#step({ kind: "CONFIRMED", ...step });
      return;
    }
    const sold = found.length > 0 ? found : this.#beginWith(sellers);
    if (sold.length === 0) {
      this.#break(sellers.length === 0 ? "GRANTOR_NOT_NAMED" : "GRANTOR_NOT_HOLDER", step);
      return;
    }
    const isLate = span.last > this.#question.on;
    const doubt: RightsGap | null = isDisputed
      ? "DISPUTED_FACT"
      : at === null
        ? "UNDATED_AGREEMENT"
        : isLate
          ? "IMPRECISE_DATE"
          : buyers.length === 1
            ? null
            : "TRANSFER_UNCLEAR";
    if (doubt !== null || buyer === undefined) {
      this.#break(doubt ?? "TRANSFER_UNCLEAR", step);
      return;
    }
    const from = [...new Set(sold.map(({ holder }) => holder))];
    for (const position of sold)
      Object.assign(position, { holder: buyer, isOriginator: false, agreement, since: span.text });
    this.#step({ kind: "ASSIGNED", ...step, from });
  }
}
