import { type FragmentOf, graphql, readFragment } from "./graphql.ts";
import { NameList } from "./name-list.tsx";
import { useVocabulary } from "./vocabulary.tsx";

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

/** The parties to the agreement and their roles. */
export function Parties({ data }: { data: FragmentOf<typeof PartiesFragment> }) {
  const roles = useVocabulary("PartyRole");
  const names = readFragment(PartiesFragment, data).parties.map(({ role, note, company }) => ({
    key: `${company.slug} ${role}`,
    name: company.name,
    note: note === null ? roles.labelOf(role) : `${roles.labelOf(role)}: ${note}`,
  }));
  return <NameList title="Parties" names={names} />;
}
