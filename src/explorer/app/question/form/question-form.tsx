import { type FormEvent, type ReactNode, useState } from "react";
import { flushSync } from "react-dom";
import { type Changes, navigate } from "../../address/address.ts";
import type { Picked } from "../../entity/picker/entity-picker.tsx";
import { type EntityReference, referenceTo } from "../../entity/picker/entity-reference.ts";
import { type EntityType, PickEntityDocument } from "../../graph/documents.ts";
import { request } from "../../graph/request.ts";
import { type QuestionName, questionPath } from "../question-path.ts";

/** A field for an entity, as the form reads it when it is sent. */
export interface PickedField {
  name: string;
  types: readonly EntityType[];
  picked: Picked;
  isRequired: boolean;
  /** What the address has of the entity. By default, its reference. */
  entryOf?: (reference: EntityReference) => string;
}

interface Props {
  name: QuestionName;
  pickers: readonly PickedField[];
  /** The other entries of the form. */
  entries: Changes;
  children: (problems: Readonly<Record<string, string>>) => ReactNode;
}

/** The first entity that a text finds. Null if there is none. */
async function bestMatch(query: string, types: readonly EntityType[]): Promise<EntityReference | null> {
  const { search } = await request(PickEntityDocument, { query, types });
  const node = search?.edges[0]?.node;
  return node ? referenceTo(node.__typename, node.slug) : null;
}

const formClass = "question-form";

/** The form was made anew from the address: moves the focus to its button, and shows the answer that follows it. */
function showAnswer() {
  const form = document.querySelector(`.${formClass}`);
  form?.querySelector<HTMLElement>("[type=submit]")?.focus({ preventScroll: true });
  const answer = form?.nextElementSibling;
  if (answer && answer.getBoundingClientRect().top > innerHeight / 2) answer.scrollIntoView();
}

/** The form of a question. Sending it puts its entries into the address, which the answer reads. */
export function QuestionForm({ name, pickers, entries, children }: Props) {
  const [problems, setProblems] = useState<Record<string, string>>({});

  async function send(event: FormEvent) {
    event.preventDefault();
    const found: Record<string, string> = {};
    const missing: Record<string, string> = {};
    await Promise.all(
      pickers.map(async ({ name: field, types, picked: { reference, text }, isRequired, entryOf }) => {
        const query = text?.trim() ?? "";
        try {
          const match = reference ?? (query === "" ? null : await bestMatch(query, types));
          if (match !== null) found[field] = entryOf ? entryOf(match) : match;
          else if (query !== "")
            missing[field] = `Nothing is called “${query}”. Check the spelling, or choose from the list.`;
          else if (isRequired) missing[field] = "Write a name.";
        } catch (error) {
          missing[field] = error instanceof Error ? error.message : String(error);
        }
      }),
    );
    setProblems(missing);
    if (Object.keys(missing).length > 0) return;
    flushSync(() => navigate(questionPath(name, { ...entries, ...found }), { keepsPosition: true }));
    showAnswer();
  }

  return (
    <form className={formClass} onSubmit={send}>
      {children(problems)}
      <button type="submit" className="primary">
        Answer
      </button>
    </form>
  );
}
