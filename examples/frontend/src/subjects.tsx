import { type FragmentOf, graphql, readFragment } from "./graphql.ts";
import { NameList } from "./name-list.tsx";
import { wordsOf } from "./text.ts";
import { modalityNames } from "./vocabulary.ts";

export const SubjectsFragment = graphql(`
  fragment Subjects on Agreement {
    therapies(first: 100) {
      edges {
        stageAtSigning
        node {
          id
          name
          modality
        }
      }
    }
    indications(first: 100) {
      nodes {
        id
        name
      }
    }
  }
`);

/** What the agreement covers, and against which diseases. */
export function Subjects({ data }: { data: FragmentOf<typeof SubjectsFragment> }) {
  const { therapies, indications } = readFragment(SubjectsFragment, data);
  const therapyNames = therapies.edges.map(({ stageAtSigning, node: { id, name, modality } }) => ({
    key: id,
    name,
    note: [modalityNames[modality], stageAtSigning && `${wordsOf(stageAtSigning)} at signing`]
      .filter(Boolean)
      .join(" · "),
  }));
  return (
    <>
      <NameList title="Therapies" names={therapyNames} />
      <NameList title="Indications" names={indications.nodes.map(({ id, name }) => ({ key: id, name }))} />
    </>
  );
}
