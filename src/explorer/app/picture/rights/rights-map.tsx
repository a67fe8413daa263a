import { useMemo, useState } from "react";
import { useAddress } from "../../address/address.ts";
import { AddressSelect } from "../../address/address-select.tsx";
import { Country } from "../../component/country.tsx";
import { Loaded } from "../../component/loaded.tsx";
import { EntityLink } from "../../entity/part/entity-link.tsx";
import { type RightsAreaFragment, RightsMapDocument, type RightsMapQuery } from "../../graph/documents.ts";
import { useGraph } from "../../graph/use-graph.ts";
import { countryText } from "../../text/country-text.ts";
import { dateText } from "../../text/date-text.ts";
import { countText, numberText } from "../../text/number-text.ts";
import { useReaderLang } from "../../vocabulary/in-reader-language.tsx";
import { Label, useLabels } from "../../vocabulary/vocabulary.tsx";
import type { Column } from "../figure/data-table.tsx";
import { Figure } from "../figure/figure.tsx";
import { useWidth } from "../figure/use-width.ts";
import { CountryAnswer } from "./country-answer.tsx";
import { type RightsGroup, rightsGroupsOf } from "./rights-group.ts";
import { worldOf } from "./world.ts";

type Therapy = NonNullable<RightsMapQuery["therapy"]>;

/** Who holds the rights to a therapy, on a map of the world. */
export default function RightsMap({ slug }: { slug: string }) {
  const result = useGraph(RightsMapDocument, { slug });
  return (
    <Loaded of={result}>
      {({ therapy }) => {
        if (therapy === null) return null;
        const rights = rightsOf(therapy);
        return rights.length > 0 && <RightsFigure therapy={therapy} rights={rights} />;
      }}
    </Loaded>
  );
}

type Right = Therapy["rights"][number];

const isAnswered = ({ areas }: Right) => areas.some(({ status }) => status !== "UNKNOWN");

/** The rights that grants name, and the right to sell the therapy, which originators hold without a grant. */
function rightsOf({ rights, selling }: Therapy): Right[] {
  const others = selling.filter(({ right }) => rights.every((each) => each.right !== right));
  return [...others.filter(isAnswered), ...rights];
}

/** The API answers for so many countries, in groups of the same answer, of which the largest are asked for. */
const countries = 249;

interface Row {
  country: string;
  area: RightsAreaFragment;
}

function RightsFigure({ therapy: { slug, name }, rights }: { therapy: Therapy; rights: readonly Right[] }) {
  const labels = useLabels();
  const lang = useReaderLang();
  const { params } = useAddress();
  const asked = params.get("right");
  const shown =
    rights.find(({ right }) => right === asked) ?? rights.find(({ right }) => right === "COMMERCIALIZE") ?? rights[0];
  const [country, setCountry] = useState<string | null>(null);
  const areas = shown?.areas ?? [];
  const groups = useMemo(() => rightsGroupsOf(areas), [areas]);
  const rows = useMemo(
    () =>
      areas
        .flatMap((area) => area.countries.map((each): Row => ({ country: each, area })))
        .toSorted((a, b) => countryText(a.country).localeCompare(countryText(b.country))),
    [areas],
  );
  if (!shown) return null;
  const right = labels("LicensedRight", shown.right);
  const known = rows.filter(({ area }) => area.status === "KNOWN").length;
  const unknown = rows.filter(({ area }) => area.status === "UNKNOWN").length;
  const caption = [
    `${right}: ${countText(rows.length, "country", "countries")} as of ${dateText(areas[0]?.on ?? "")}, derived from the recorded grants, sales and acquisitions.`,
    `${numberText(known)} known, ${numberText(rows.length - known - unknown)} partly known (light), ${numberText(unknown)} not known.`,
    rows.length < countries && `Left out: ${numberText(countries - rows.length)} with rarer answers.`,
    "Left out of the map, but in the table: Antarctica, and territories without a shape of their own at this scale. Borders: Natural Earth.",
  ];
  const chosen = rows.find((row) => row.country === country);
  return (
    <Figure
      title="Rights by country"
      of={`${name}, ${right}`}
      name={`${slug}-rights-${shown.right.toLowerCase().replaceAll("_", "-")}`}
      caption={caption.filter(Boolean).join(" ")}
      legend={groups.map(({ label, color, isLight, count }) => ({
        label: `${label} (${numberText(count)})`,
        color,
        isLight,
      }))}
      columns={columnsOf(labels)}
      rows={rows}
      controls={
        <>
          <label>
            Right on the map{" "}
            <AddressSelect value={shown.right} changes={(chosen) => ({ right: chosen })}>
              {rights.map((each) => (
                <option key={each.right} value={each.right} lang={lang}>
                  {labels("LicensedRight", each.right)}
                </option>
              ))}
            </AddressSelect>
          </label>
          <label>
            Country on the map{" "}
            <select value={country ?? ""} onChange={({ target }) => setCountry(target.value || null)}>
              <option value="">Choose, or click the map</option>
              {rows.map((row) => (
                <option key={row.country} value={row.country} lang={lang}>
                  {countryText(row.country)}
                </option>
              ))}
            </select>
          </label>
        </>
      }
    >
      <WorldMap
        label={`Map of the world: who holds the right “${right}” to ${name}. ${groups.map(({ label, areas: members, count }) => `${label}: ${members.length === 1 ? members[0]?.label : countText(count, "country", "countries")}`).join("; ")}.`}
        groups={groups}
        chosen={country}
        onChoose={setCountry}
      />
      <div aria-live="polite">{chosen && <CountryAnswer country={chosen.country} area={chosen.area} />}</div>
    </Figure>
  );
}

const columnsOf = (labels: (vocabulary: string, value: string) => string): Column<Row>[] => [
  { label: "Country", text: ({ country }) => country, cell: ({ country }) => <Country code={country} /> },
  {
    label: "Holders",
    text: ({ area }) => area.holders.map(({ company }) => company.name).join("; "),
    cell: ({ area }) =>
      area.holders.length === 0
        ? "Not known"
        : area.holders.map(({ company, agreement }, index) => (
            <span key={`${company.id} ${agreement?.id}`}>
              {index > 0 && ", "}
              <EntityLink entity={company} />
            </span>
          )),
  },
  {
    label: "Known",
    text: ({ area: { status } }) => labels("RightsStatus", status),
    cell: ({ area: { status } }) => <Label of="RightsStatus" value={status} />,
  },
  {
    label: "Exclusivity",
    text: ({ area }) =>
      area.holders.map(({ exclusivity }) => (exclusivity ? labels("Exclusivity", exclusivity) : "")).join("; "),
  },
  {
    label: "By",
    text: ({ area }) => area.holders.map(({ agreement }) => agreement?.name ?? "").join("; "),
    cell: ({ area }) =>
      area.holders.map(
        ({ company, agreement }) =>
          agreement && <EntityLink key={`${company.id} ${agreement.id}`} entity={agreement} />,
      ),
  },
  { label: "Since", text: ({ area }) => area.holders.map(({ since }) => since ?? "").join("; ") },
];

interface MapProps {
  label: string;
  groups: readonly RightsGroup[];
  chosen: string | null;
  onChoose: (country: string | null) => void;
}

function WorldMap({ label, groups, chosen, onChoose }: MapProps) {
  const { ref, width } = useWidth<HTMLDivElement>();
  const world = useMemo(() => (width === 0 ? null : worldOf(width)), [width]);
  const groupOf = useMemo(
    () =>
      new Map(
        groups.flatMap((group) =>
          group.areas.flatMap(({ countries }) => countries.map((country): [string, RightsGroup] => [country, group])),
        ),
      ),
    [groups],
  );
  return (
    <div ref={ref} className="world">
      {world && (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the choice of a country above does the same by keyboard
        <svg
          role="img"
          aria-label={label}
          viewBox={`0 0 ${width} ${world.height}`}
          width={width}
          height={world.height}
          onClick={({ target }) => {
            if (target instanceof SVGElement) onChoose(target.dataset.country ?? null);
          }}
        >
          <path d={world.sphere} className="sea" />
          {world.countries.map(({ code, path, spot }, index) => {
            const group = code === null ? undefined : groupOf.get(code);
            const common = {
              "data-country": code ?? undefined,
              fill: group?.color ?? "var(--surface)",
              fillOpacity: group?.isLight ? 0.45 : 1,
              className: code !== null && code === chosen ? "country chosen" : "country",
            };
            const title = code !== null && <title>{`${countryText(code)}: ${group?.label ?? "no answer"}`}</title>;
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: areas without a code have no other key, and the order is fixed
              <g key={index}>
                <path d={path} {...common}>
                  {title}
                </path>
                {spot && (
                  <circle cx={spot[0]} cy={spot[1]} r={2.5} {...common}>
                    {title}
                  </circle>
                )}
              </g>
            );
          })}
        </svg>
      )}
    </div>
  );
}
