import { Link } from "../address/link.tsx";
import { questionPath } from "./question-path.ts";
import { questions } from "./questions.tsx";

/** The questions that have a form. */
export default function QuestionsPage() {
  return (
    <div className="questions">
      <title>Questions · Drug deal graph</title>
      <h1>Questions</h1>
      <ul className="question-list">
        {questions.map(({ name, text, description, example }) => (
          <li key={name}>
            <h2>
              <Link to={questionPath(name)}>{spoken(text)}</Link>
            </h2>
            <p>{description}</p>
            <p className="muted">
              For example: <Link to={example.to}>{example.text}</Link>
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Blanks as an ellipsis, which screen readers do not spell out. */
export const spoken = (text: string) => text.replaceAll("___", "…");
