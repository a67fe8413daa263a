import { Section } from "./section.tsx";

/** A section that lists names, each with a note. */
export function NameList({ title, names }: { title: string; names: { key: string; name: string; note?: string }[] }) {
  return (
    <Section title={title} isEmpty={names.length === 0}>
      <ul className="rows">
        {names.map(({ key, name, note }) => (
          <li key={key}>
            <strong>{name}</strong>
            <span className="muted">{note}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
