import { impliedStatusOf } from "../../../domain/agreement-status.ts";
import { AgreementStatus } from "../../../domain/vocabulary/agreement.ts";
import { snakeOf } from "../../../model/derived/spelling.ts";
import type { WrittenType } from "../../../store/write/change-set.ts";
import type { FieldReader, Stated, Value } from "../record.ts";
import type { Cited, Fact } from "../shape/fact.ts";
import type { Draft } from "./draft.ts";

type Implied<N extends WrittenType> = (stated: Stated<N>, node: FieldReader, draft: Draft) => Record<string, Fact>;

/** Facts that a record may leave out because other facts of it imply them, by field. */
const implied: { readonly [N in WrittenType]?: Implied<N> } = {
  Agreement: statusOf,
};

/** The columns that a record leaves out and implies, each with a claim that rests on the evidence of what implies it. */
export function impliedValues<N extends WrittenType>(
  type: N,
  stated: Stated<N>,
  node: FieldReader,
  draft: Draft,
): Record<string, Value> {
  const facts = implied[type]?.(stated, node, draft) ?? {};
  return Object.fromEntries(Object.entries(facts).map(([field, fact]) => [snakeOf(field), draft.fact(field, fact)]));
}

function statusOf({ row, parts }: Stated<"Agreement">, node: FieldReader, draft: Draft): Record<string, Fact> {
  if (node.fact("status") !== undefined) return {};
  const { recordedOn } = draft.report;
  const found = impliedStatusOf({ ...row, milestones: parts.milestones }, recordedOn);
  if (!found) {
    const words = Object.keys(AgreementStatus.terms).join(", ");
    draft.report.problem(
      [...draft.path, "status"],
      `The field is required. Use one of ${words}; or add a date from which the status follows, such as \`signedOn\`.`,
    );
    return {};
  }
  const { status: value, from } = found;
  if (typeof from !== "number")
    return { status: { value, by: node.fact(from)?.by, because: `Follows from the field ${from}.` } };
  const { by } = node.values<{ by?: Cited }>("milestones")[from] ?? {};
  return { status: { value, by, because: `Follows from the milestone ${parts.milestones[from]?.kind}.` } };
}
