/** What a line of incompatibility is about, as a coordinate: `Type`, `Type.field`, `Type.field(argument:)`, `Enum.VALUE`. */
function coordinateOf(problem: string): string {
  const rules: [RegExp, (match: RegExpExecArray) => string][] = [
    [/^(\w+) was removed from enum type (\w+)/, ([, value, type]) => `${type}.${value}`],
    [/^A required field (\w+) on input type (\w+) was added/, ([, field, type]) => `${type}.${field}`],
    [/^A required arg (\w+) on ([\w.]+) was added/, ([, argument, field]) => `${field}(${argument}:)`],
    [/^([\w.]+) arg (\w+)/, ([, field, argument]) => `${field}(${argument}:)`],
    [/^([\w.]+)/, ([, coordinate]) => String(coordinate)],
  ];
  for (const [shape, coordinate] of rules) {
    const match = shape.exec(problem);
    if (match) return coordinate(match);
  }
  return problem;
}

/** The names under which a line of incompatibility may be announced: its coordinate, or the type that a field no longer has. */
function namesOf(problem: string): string[] {
  const [, oldType] = /changed type from \[?(\w+)[!\]]* to /.exec(problem) ?? [];
  return [coordinateOf(problem), ...(oldType === undefined ? [] : [oldType])];
}

/** A code span of the changelog as a pattern: `*` stands for any name or part of one. */
function patternOf(span: string): RegExp {
  const text = span.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll("\\*", "\\w*");
  return new RegExp(`^${text}$`);
}

/**
 * The breaking changes that a changelog does not announce. Until 1.0.0 is released, an entry in the section "Unreleased" takes
 * the place of a deprecation: a table row whose first cell names what breaks, in code spans.
 * @param problems lines as `incompatibilities` gives them
 * @param changelog the text of schema/CHANGELOG.md
 */
export function unannounced(problems: readonly string[], changelog: string): string[] {
  const [, unreleased = ""] = /^## Unreleased\n([\s\S]*?)(?=^## )/m.exec(changelog) ?? [];
  const announced = [...unreleased.matchAll(/^\| ([^|]*) \|/gm)].flatMap(([, cell = ""]) =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, span = ""]) => patternOf(span)),
  );
  return problems.filter(
    (problem) => !namesOf(problem).some((name) => announced.some((pattern) => pattern.test(name))),
  );
}

/** Whether breaking changes are announced in the changelog instead of by deprecations: before 1.0.0. */
export function isBeforeFirstRelease(changelog: string): boolean {
  return !/^## [1-9]\d*\.\d+\.\d+ /m.test(changelog);
}
