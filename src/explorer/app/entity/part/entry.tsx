import type { ReactNode } from "react";

export interface Detail {
  label: string;
  /** Left out if it is null, false or empty. */
  value: ReactNode;
}

interface Props {
  title: ReactNode;
  /** What the entry is about in the end, such as an amount. It stands at the end of the line. */
  figure?: ReactNode;
  details?: readonly Detail[];
  children?: ReactNode;
}

const isGiven = ({ value }: Detail) => value !== null && value !== undefined && value !== false && value !== "";

/** An entry of a list of facts: what it is, its figure, and details below. */
export function Entry({ title, figure, details = [], children }: Props) {
  const given = details.filter(isGiven);
  return (
    <li className="entry">
      <div className="entry-head">
        <div className="entry-title">{title}</div>
        {figure !== undefined && <div className="entry-figure">{figure}</div>}
      </div>
      {given.length > 0 && (
        <dl className="entry-details">
          {given.map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {children}
    </li>
  );
}
