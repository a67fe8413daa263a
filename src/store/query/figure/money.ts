import Big from "big.js";
import { summaryOf } from "../../../domain/statistics.ts";
import { amountOfMinorUnits, dividedHalfEven } from "../../../domain/value/minor-unit.ts";
import type { Store } from "../../open.ts";
import { type Amounts, amountsIn, disclosure, type Measure, neverEffective } from "./amount.ts";
import { type Grouping, type GroupPage, membersOfGroups, type Selection } from "./group.ts";
import { matching, populationOf } from "./population.ts";

/** The amounts of which statistics are requested. */
export interface MoneyRequest {
  currency: string;
  /** Whether agreements that ended before they took effect are included. */
  includeNotEffective: boolean;
}

/** Statistics of the amounts of a group. Null without amounts; quartiles, with fewer than four. */
export interface MoneySummary {
  count: number;
  partialCount: number;
  undisclosedCount: number;
  notEffectiveCount: number;
  sum: string | null;
  /** The share of the sum in that of all members, in percent. Null if there is no sum, or that of all members is zero. */
  sumShare: string | null;
  min: string | null;
  max: string | null;
  median: string | null;
  lowerQuartile: string | null;
  upperQuartile: string | null;
}

/** Statistics of the upfront share of the total, in percent. Null without agreements; quartiles, with fewer than four. */
export interface ShareSummary {
  count: number;
  median: string | null;
  lowerQuartile: string | null;
  upperQuartile: string | null;
}

/** Statistics of a measure of all members. */
export async function totalMoney(
  store: Store,
  selection: Selection,
  measure: Measure,
  request: MoneyRequest,
): Promise<MoneySummary> {
  const members = await allMembers(store, selection);
  const summarize = await moneySummaries(store, measure, request, members);
  return summarize(members);
}

/** Statistics of a measure for each group of a page, in the order of the groups. */
export async function groupMoney(
  store: Store,
  grouping: Grouping,
  page: GroupPage,
  measure: Measure,
  request: MoneyRequest,
): Promise<MoneySummary[]> {
  const summarize = await moneySummaries(store, measure, request, await allMembers(store, grouping));
  return (await membersOfGroups(store, grouping, page)).map(summarize);
}

/** Statistics of the upfront share of all members. */
export async function totalShare(store: Store, selection: Selection, request: MoneyRequest): Promise<ShareSummary> {
  const summarize = await shareSummaries(store, request);
  return summarize(await allMembers(store, selection));
}

/** Statistics of the upfront share for each group of a page, in the order of the groups. */
export async function groupShare(
  store: Store,
  grouping: Grouping,
  page: GroupPage,
  request: MoneyRequest,
): Promise<ShareSummary[]> {
  const summarize = await shareSummaries(store, request);
  return (await membersOfGroups(store, grouping, page)).map(summarize);
}

type Numbers = Iterable<number>;

async function allMembers(store: Store, selection: Selection): Promise<Numbers> {
  const members = await matching(store, selection, selection.where);
  return members ?? Int32Array.from({ length: (await populationOf(store, selection.type)).size }, (_, index) => index);
}

/** The amounts of agreements, sorted by how much of them is disclosed. */
interface Amounted {
  amounts: bigint[];
  partialCount: number;
  undisclosedCount: number;
  notEffectiveCount: number;
}

function amountsOf(members: Numbers, { disclosed, max }: Amounts, leftOut: Uint8Array | null): Amounted {
  const found: Amounted = { amounts: [], partialCount: 0, undisclosedCount: 0, notEffectiveCount: 0 };
  for (const node of members) {
    if (leftOut?.[node] === 1) found.notEffectiveCount++;
    else if (disclosed[node] === disclosure.closed) found.amounts.push(max[node] ?? 0n);
    else if (disclosed[node] === disclosure.open) found.partialCount++;
    else found.undisclosedCount++;
  }
  return found;
}

async function moneySummaries(
  store: Store,
  measure: Measure,
  { currency, includeNotEffective }: MoneyRequest,
  all: Numbers,
): Promise<(members: Numbers) => MoneySummary> {
  const { [measure]: known } = await amountsIn(store, currency);
  const leftOut = includeNotEffective ? null : await neverEffective(store);
  const whole = amountsOf(all, known, leftOut).amounts.reduce((sum, each) => sum + each, 0n);
  const text = (minor: bigint | null) => (minor === null ? null : amountOfMinorUnits(minor, currency));
  return (members) => {
    const { amounts, ...counts } = amountsOf(members, known, leftOut);
    const { sum, min, max, median, lowerQuartile, upperQuartile } = summaryOf(amounts);
    return {
      count: amounts.length,
      ...counts,
      sum: text(sum),
      sumShare: sum === null ? null : percentOf(sum, whole),
      min: text(min),
      max: text(max),
      median: text(median),
      lowerQuartile: text(lowerQuartile),
      upperQuartile: text(upperQuartile),
    };
  };
}

async function shareSummaries(
  store: Store,
  { currency, includeNotEffective }: MoneyRequest,
): Promise<(members: Numbers) => ShareSummary> {
  const { upfront, total } = await amountsIn(store, currency);
  const leftOut = includeNotEffective ? null : await neverEffective(store);
  return (members) => {
    const shares: bigint[] = [];
    for (const node of members) {
      const isComplete =
        leftOut?.[node] !== 1 &&
        upfront.disclosed[node] === disclosure.closed &&
        total.disclosed[node] === disclosure.closed;
      const whole = total.max[node] ?? 0n;
      if (isComplete && whole !== 0n) shares.push(sharesOf(upfront.max[node] ?? 0n, whole));
    }
    const { median, lowerQuartile, upperQuartile } = summaryOf(shares);
    const text = (share: bigint | null) => (share === null ? null : textOfShare(share));
    return {
      count: shares.length,
      median: text(median),
      lowerQuartile: text(lowerQuartile),
      upperQuartile: text(upperQuartile),
    };
  };
}

/** The decimal places of a share in percent. */
const sharePlaces = 2;
const unit = 10n ** BigInt(sharePlaces);

const sharesOf = (part: bigint, whole: bigint) => dividedHalfEven(part * 100n * unit, whole);
const textOfShare = (share: bigint) => new Big(String(share)).div(String(unit)).toFixed();

/** A part of a whole in percent, rounded half to even to two decimal places. Null if the whole is zero. */
export function percentOf(part: bigint, whole: bigint): string | null {
  return whole === 0n ? null : textOfShare(sharesOf(part, whole));
}
