import { useTerms } from "../../vocabulary/vocabulary.tsx";

interface Props {
  label: string;
  /** The vocabulary from which to choose. */
  of: string;
  value: string;
  onChange: (value: string) => void;
  /** What no choice means. */
  none: string;
}

/** Chooses a value of a vocabulary, or none. */
export function Choice({ label, of, value, onChange, none }: Props) {
  const terms = useTerms(of);
  const isUnknown = value !== "" && !terms.some((term) => term.value === value);
  return (
    <label>
      <span>{label}</span>
      <select value={value} onChange={({ target }) => onChange(target.value)}>
        <option value="">{none}</option>
        {isUnknown && <option value={value}>{value}</option>}
        {terms.map((term) => (
          <option key={term.value} value={term.value}>
            {term.label}
          </option>
        ))}
      </select>
    </label>
  );
}
