import { impliedEffectOf, impliedStatusOf } from "../../../domain/agreement-status.ts";
import { AgreementStatus } from "../../../domain/vocabulary/agreement.ts";
import { isWordOf } from "../../../domain/vocabulary/vocabulary.ts";
import { snakeOf } from "../../../model/derived/spelling.ts";
import { columnsOf } from "../../../model/model.ts";
import type { WrittenType } from "../../../store/write/change-set.ts";
import { type FieldReader, type Stated, storedValue, type Value } from "../record.ts";
import type { Cited, Fact } from "../shape/fact.ts";
import type { Draft } from "./draft.ts";

type Implied<N extends WrittenType> = (stated: Stated<N>, node: FieldReader, draft: Draft) => Record<string, Fact>;

/** Facts that a record may leave out because other facts of it imply them, by field. */
const implied: { readonly [N in WrittenType]?: Implied<N> } = {
  Agreement: (stated, node, draft) => {
    const status = statusOf(stated, node, draft);
    return { ...status, ...effectOf(stated, status, node, draft) };
  },
};

/** The columns that a record leaves out and implies, each with a claim that rests on the evidence of what implies it. */
export function impliedValues<N extends WrittenType>(
  type: N,
  stated: Stated<N>,
  node: FieldReader,
  draft: Draft,
): Record<string, Value> {
  const facts = implied[type]?.(stated, node, draft) ?? {};
  return Object.fromEntries(
    Object.entries(columnsOf(type)).flatMap(([field, column]): [string, Value][] => {
      const fact = facts[field];
      return fact ? [[snakeOf(field), storedValue(column, draft.fact(field, fact) ?? undefined)]] : [];
    }),
  );
}

function statusOf(stated: Stated<"Agreement">, node: FieldReader, draft: Draft): Record<string, Fact> {
  const { row, parts } = stated;
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
  return { status: followingFrom(found.from, found.status, stated, node) };
}

function effectOf(
  stated: Stated<"Agreement">,
  implied: Record<string, Fact>,
  node: FieldReader,
  draft: Draft,
): Record<string, Fact> {
  if (node.fact("tookEffect") !== undefined) return {};
  const { row, parts } = stated;
  const status = implied.status ?? node.fact("status");
  const found = impliedEffectOf(
    { ...row, milestones: parts.milestones },
    isWordOf(AgreementStatus, status?.value) ? status.value : null,
    row.kinds,
    draft.report.recordedOn,
  );
  if (!found) return {};
  const { tookEffect, from } = found;
  if (from === "status")
    return { tookEffect: { value: "true", by: status?.by, because: `Follows from the status ${status?.value}.` } };
  return { tookEffect: followingFrom(from, String(tookEffect), stated, node) };
}

/** A value that rests on the evidence of the field or of the milestone from which it follows. */
function followingFrom(from: string | number, value: string, { parts }: Stated<"Agreement">, node: FieldReader): Fact {
  if (typeof from !== "number") return { value, by: node.fact(from)?.by, because: `Follows from the field ${from}.` };
  const { by } = node.values<{ by?: Cited }>("milestones")[from] ?? {};
  return { value, by, because: `Follows from the milestone ${parts.milestones[from]?.kind}.` };
}
