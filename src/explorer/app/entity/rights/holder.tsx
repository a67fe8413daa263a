import { PartialDate } from "../../component/date.tsx";
import type { HolderFragment } from "../../graph/documents.ts";
import { Label } from "../../vocabulary/vocabulary.tsx";
import { EntityLink, EntityLinks } from "../part/entity-link.tsx";

/** How a company holds a right: by which agreement, since when, and with which limits. */
export function HolderDetails({ holder }: { holder: HolderFragment }) {
  const { through, share, exclusivity, isOriginator, fieldsOfUse, exceptFieldsOfUse, agreement, since } = holder;
  return (
    <>
      {isOriginator ? "as the originator" : exclusivity !== null && <Label of="Exclusivity" value={exclusivity} />}
      {share === "SHARED" && " beside others"}
      {through !== null && (
        <>
          {" "}
          through <EntityLink entity={through} />
        </>
      )}
      {fieldsOfUse.length > 0 && (
        <>
          {" "}
          only for <EntityLinks entities={fieldsOfUse} />
        </>
      )}
      {exceptFieldsOfUse.length > 0 && (
        <>
          {" "}
          except for <EntityLinks entities={exceptFieldsOfUse} />
        </>
      )}
      {agreement !== null && (
        <>
          {" "}
          under <EntityLink entity={agreement} />
        </>
      )}
      {since !== null && (
        <>
          {" "}
          since <PartialDate value={since} />
        </>
      )}
    </>
  );
}
