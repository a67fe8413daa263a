import { Section } from "../../component/section.tsx";
import type { EntityBaseFragment } from "../../graph/documents.ts";
import { Label } from "../../vocabulary/vocabulary.tsx";

/** The other names of an entity, and its identifiers in other systems. */
export function OtherNames({ entity: { aliases, identifiers } }: { entity: EntityBaseFragment }) {
  if (aliases.length === 0 && identifiers.length === 0) return null;
  return (
    <Section title="Names and identifiers">
      <dl className="facts">
        {aliases.map(({ text, kind, validTo }) => (
          <div key={`${kind} ${text}`}>
            <dt>
              <Label of="AliasKind" value={kind} />
            </dt>
            <dd>
              {text} {validTo !== null && <span className="muted">until {validTo}</span>}
            </dd>
          </div>
        ))}
        {identifiers.map(({ system, value, url }) => (
          <div key={`${system} ${value}`}>
            <dt>{system}</dt>
            <dd>{url === null ? value : <a href={url}>{value}</a>}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
