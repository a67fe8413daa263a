import { type FragmentOf, graphql, readFragment } from "./graphql.ts";
import { NameList } from "./name-list.tsx";
import { wordsOf } from "./text.ts";

export const PartiesFragment = graphql(`
  fragment Parties on Agreement {
    parties {
      role
      note
      company {
        slug
        name
      }
    }
  }
`);

/** Who made the agreement, and as what. */
export function Parties({ data }: { data: FragmentOf<typeof PartiesFragment> }) {
  const names = readFragment(PartiesFragment, data).parties.map(({ role, note, company }) => ({
    key: `${company.slug} ${role}`,
    name: company.name,
    note: note === null ? wordsOf(role) : `${wordsOf(role)}: ${note}`,
  }));
  return <NameList title="Parties" names={names} />;
}
