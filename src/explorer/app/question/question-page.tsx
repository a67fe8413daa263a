import { Link } from "../address/link.tsx";
import { NotFoundPage } from "../page/not-found.tsx";
import { questionPath } from "./question-path.ts";
import { questions } from "./questions.tsx";
import { spoken } from "./questions-page.tsx";

/** A question with its form and, once its address has the entries, its answer. */
export default function QuestionPage({ slug }: { slug: string }) {
  const question = questions.find(({ name }) => name === slug);
  if (question === undefined) return <NotFoundPage path={`/questions/${slug}`} />;
  const { text, description, view: View } = question;
  return (
    <div className="questions">
      <title>{`${spoken(text)} · Drug deal graph`}</title>
      <nav aria-label="Questions">
        <ul className="tabs">
          {questions.map((each) => (
            <li key={each.name}>
              <Link to={questionPath(each.name)} aria-current={each.name === slug ? "page" : undefined}>
                {spoken(each.text)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <h1>{spoken(text)}</h1>
      <p className="muted">{description}</p>
      <View />
    </div>
  );
}
