import { type FragmentOf, graphql, readFragment } from "./graphql.ts";
import { NameList } from "./name-list.tsx";
import { useVocabulary } from "./vocabulary.tsx";

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

/** The therapies and indications that the agreement covers. */
export function Subjects({ data }: { data: FragmentOf<typeof SubjectsFragment> }) {
  const modalities = useVocabulary("Modality");
  const stages = useVocabulary("DevelopmentStage");
  const { therapies, indications } = readFragment(SubjectsFragment, data);
  const therapyNames = therapies.edges.map(({ stageAtSigning, node: { id, name, modality } }) => ({
    key: id,
    name,
    note: [modality && modalities.labelOf(modality), stageAtSigning && `${stages.labelOf(stageAtSigning)} at signing`]
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
