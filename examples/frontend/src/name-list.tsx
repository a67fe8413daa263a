import { Section } from "./section.tsx";

/** Names under a title, each with what is said of it. */
export function NameList({ title, names }: { title: string; names: { key: string; name: string; note?: string }[] }) {
  return (
    <Section title={title} isEmpty={names.length === 0}>
      <ul className="rows">
        {names.map(({ key, name, note }) => (
          <li key={key}>
            <strong>{name}</strong>
            <span className="quiet">{note}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
