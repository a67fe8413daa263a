import type { RightsAreaFragment } from "../../graph/documents.ts";

/** Countries in which the same companies hold the right, as far as is known. */
export interface RightsGroup {
  label: string;
  color: string;
  isLight: boolean;
  areas: RightsAreaFragment[];
  count: number;
}

const series = 6;

/** Who holds the right, as a text: "Sanofi", "Sanofi, perhaps others", "Not known". */
export function holdersText({ status, holders }: RightsAreaFragment): string {
  if (status === "UNKNOWN" || holders.length === 0) return "Not known";
  const names = [...new Set(holders.map(({ company }) => company.name))];
  const shown = names.length > 4 ? [...names.slice(0, 3), `${names.length - 3} more`] : names;
  return shown.join(" and ") + (status === "PARTLY_KNOWN" ? ", perhaps others" : "");
}

/** The answers of a right, the one for most countries first, with a color for each set of holders. */
export function rightsGroupsOf(areas: readonly RightsAreaFragment[]): RightsGroup[] {
  const groups = [...Map.groupBy(areas, holdersText)].map(([label, members]) => ({
    label,
    areas: members,
    count: members.reduce((sum, { countries }) => sum + countries.length, 0),
  }));
  groups.sort((a, b) => b.count - a.count || a.label.localeCompare(b.label));
  const colors = new Map<string, string>();
  const colorOf = (area: RightsAreaFragment | undefined) => {
    if (!area || area.status === "UNKNOWN" || area.holders.length === 0) return "var(--border)";
    const key = area.holders.map(({ company }) => company.slug).join(" ");
    const known = colors.get(key);
    if (known !== undefined) return known;
    const color = colors.size < series ? `var(--series-${colors.size + 1})` : "var(--muted)";
    colors.set(key, color);
    return color;
  };
  return groups.map((group) => ({
    ...group,
    color: colorOf(group.areas[0]),
    isLight: group.areas[0]?.status === "PARTLY_KNOWN",
  }));
}
