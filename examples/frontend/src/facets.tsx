import { useQuery } from "urql";
import { addressWith, type FacetName, firstPage, navigate } from "./address.ts";
import { type AgreementFilter, type EnumValue, graphql } from "./graphql.ts";
import { wordsOrText } from "./text.ts";

const FacetsQuery = graphql(`
  query Facets($where: AgreementFilter!) {
    agreementFacets(
      where: $where
      dimensions: [KIND, YEAR, TOTAL_BAND, COMPANY, MODALITY, STAGE_AT_SIGNING, THERAPEUTIC_AREA]
    ) {
      dimension
      label
      values(first: 30) {
        value
        label
        count
      }
    }
  }
`);

/** The query parameters of the dimensions. */
const names: { [Dimension in EnumValue<"AgreementDimension">]?: FacetName } = {
  KIND: "kind",
  YEAR: "year",
  TOTAL_BAND: "value",
  COMPANY: "company",
  MODALITY: "modality",
  STAGE_AT_SIGNING: "stage",
  THERAPEUTIC_AREA: "area",
};

interface Value {
  value: string;
  label: string;
  count: number;
}

interface Props {
  address: URLSearchParams;
  where: AgreementFilter;
}

/** What the list can be narrowed to, with the number of agreements that each choice leaves. */
export function Facets({ address, where }: Props) {
  const [{ data, error }] = useQuery({ query: FacetsQuery, variables: { where } });
  // The list says what is wrong.
  if (error) return <p className="facets muted">The filters are not available.</p>;
  return (
    <search className="facets" aria-label="Filters">
      {data?.agreementFacets?.map(({ dimension, label, values }) => {
        const name = names[dimension];
        if (name === undefined) return null;
        return <Facet key={name} name={name} label={label} values={shown(values)} chosen={address.getAll(name)} />;
      })}
    </search>
  );
}

/** The values that have bounds or a name. A total that is disclosed in part has neither. */
function shown(values: readonly { value: string | null; label: string | null; count: number }[]): Value[] {
  return values.flatMap(({ value, label, count }) =>
    value === null || value === "OPEN" ? [] : [{ value, label: label ?? value, count }],
  );
}

function Facet(props: { name: FacetName; label: string; values: readonly Value[]; chosen: readonly string[] }) {
  const { name, label, values, chosen } = props;
  // A choice that another one has emptied stays, so that it can be taken back.
  const empty = chosen.filter((each) => values.every(({ value }) => value !== each));
  const options = [...values, ...empty.map((value) => ({ value, label: wordsOrText(value), count: 0 }))];
  const change = (value: string, isChosen: boolean) => {
    const others = chosen.filter((each) => each !== value);
    navigate(addressWith({ ...firstPage, [name]: isChosen ? [...others, value] : others }));
  };
  return (
    <details className="facet" name="facet">
      <summary>
        {label}
        {chosen.length > 0 && <span className="chosen">{chosen.length}</span>}
      </summary>
      <fieldset>
        <legend className="hidden">{label}</legend>
        {options.map(({ value, label: text, count }) => (
          <label key={value}>
            <input
              type="checkbox"
              checked={chosen.includes(value)}
              onChange={({ target }) => change(value, target.checked)}
            />
            <span>{text}</span>
            <span className="muted">{count}</span>
          </label>
        ))}
      </fieldset>
    </details>
  );
}
