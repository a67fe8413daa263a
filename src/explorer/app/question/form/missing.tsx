import { href } from "../../address/address.ts";
import { Link } from "../../address/link.tsx";
import { Notice } from "../../component/problem.tsx";
import { typeWords } from "../../entity/entity-type.ts";
import { type EntityReference, referred } from "../../entity/picker/entity-reference.ts";

/** Says that the address refers to something that the graph does not have. */
export function MissingReference({ reference }: { reference: EntityReference }) {
  const target = referred(reference);
  const words = (target?.slug ?? reference).replaceAll("-", " ");
  return (
    <Notice
      title={`There is no ${target ? typeWords[target.type].singular : "entity"} named “${target?.slug ?? reference}”.`}
    >
      <p>
        It may have been renamed or removed. <Link to={href("/search", { q: words })}>Search for “{words}”</Link>
      </p>
    </Notice>
  );
}
