import { useReaderLang } from "../../vocabulary/in-reader-language.tsx";
import { useTerms } from "../../vocabulary/vocabulary.tsx";

/** Why it is not, or not fully, known who holds a right: each reason with what it means. */
export function Gaps({ gaps }: { gaps: readonly string[] }) {
  const terms = useTerms("RightsGap");
  const lang = useReaderLang();
  if (gaps.length === 0) return null;
  return (
    <ul className="plain-list">
      {gaps.map((gap) => {
        const term = terms.find(({ value }) => value === gap);
        return (
          <li key={gap} lang={term && lang}>
            <strong>{term?.label ?? gap}.</strong> {term?.description}
          </li>
        );
      })}
    </ul>
  );
}
