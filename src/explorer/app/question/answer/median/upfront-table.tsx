import { PartialDate } from "../../../component/date.tsx";
import { ConvertedRange } from "../../../component/money.tsx";
import { ScrollRegion } from "../../../component/scroll-region.tsx";
import { SourceMark } from "../../../component/source-mark.tsx";
import { EntityLink } from "../../../entity/part/entity-link.tsx";
import type { MedianUpfrontQuery } from "../../../graph/documents.ts";
import { numberText } from "../../../text/number-text.ts";

interface Props {
  agreements: NonNullable<MedianUpfrontQuery["agreements"]>;
  currency: string;
}

/** The agreements behind a median, the largest upfront payment first, each with the sources of its payments. */
export function UpfrontTable({ agreements: { nodes, totalCount }, currency }: Props) {
  return (
    <ScrollRegion className="table-scroll" label="Agreements behind the number">
      <table>
        <caption>
          The agreements, by upfront payment in {currency}
          {totalCount > nodes.length && `: the first ${numberText(nodes.length)} of ${numberText(totalCount)}`}
        </caption>
        <thead>
          <tr>
            <th scope="col">Agreement</th>
            <th scope="col">Announced</th>
            <th scope="col" className="number">
              Upfront
            </th>
          </tr>
        </thead>
        <tbody>
          {nodes.map((agreement) => {
            const { id, slug, announcedOn, value, valueIn, provenance } = agreement;
            const terms = provenance.find(({ field }) => field === "AGREEMENT_TERMS") ?? provenance[0];
            return (
              <tr key={slug}>
                <th scope="row">
                  <EntityLink entity={agreement} />
                </th>
                <td data-label="Announced">
                  <PartialDate value={announcedOn} />
                </td>
                <td className="number" data-label="Upfront">
                  <ConvertedRange range={value.upfront} converted={valueIn.upfront} on={announcedOn} />{" "}
                  {terms && <SourceMark id={id} provenance={terms} />}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
