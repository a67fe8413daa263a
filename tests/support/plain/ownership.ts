import { daysOfPartialDate } from "../../../src/domain/partial-date.ts";
import type { PlainGraph, PlainRow } from "./graph.ts";

/** The current day, on which ownership is evaluated by default. */
export const today = () => new Date().toISOString().slice(0, 10);

/** Whether an ownership lasts on a day: from the first day of its start to the last day of its end. */
export function lastsOn({ valid_from: from, valid_to: to }: PlainRow, day: string): boolean {
  const start = from === null ? day : daysOfPartialDate(String(from)).first;
  const end = to === null ? day : daysOfPartialDate(String(to)).last;
  return start <= day && day <= end;
}

/** The companies that own a company directly on a day. */
function parentsOf(graph: PlainGraph, company: string, day: string): string[] {
  return graph
    .where("company_parent", "company_id", company)
    .filter((row) => lastsOn(row, day))
    .map(({ parent_id }) => String(parent_id));
}

/** The companies that own a company on a day, directly or indirectly. Contains the company itself if it is part of a circle. */
export function ownersOf(graph: PlainGraph, company: string, day: string): Set<string> {
  const found = new Set<string>();
  const rest = [company];
  for (let next = rest.pop(); next !== undefined; next = rest.pop())
    for (const owner of parentsOf(graph, next, day)) {
      if (!found.has(owner)) rest.push(owner);
      found.add(owner);
    }
  return found;
}

/** The owners of a company that nobody owns on a day, ordered by name. */
export function ultimateParentsOf(graph: PlainGraph, company: string, day: string): string[] {
  const tops = [...ownersOf(graph, company, day)].filter((owner) => parentsOf(graph, owner, day).length === 0);
  const sortName = (slug: string) => String(graph.one("company", "id", slug).sort_name);
  return tops.sort((a, b) => (sortName(a) < sortName(b) || (sortName(a) === sortName(b) && a < b) ? -1 : 1));
}

/** The companies of which each is a subsidiary on a day, and the company itself. */
export function groupOf(graph: PlainGraph, company: string, day: string): string[] {
  const slugs = graph.rows("company").map(({ id }) => String(id));
  return slugs.filter((slug) => slug === company || ownersOf(graph, slug, day).has(company));
}
