import { useState } from "react";
import { changed, href, useAddress } from "../../../address/address.ts";
import { Link } from "../../../address/link.tsx";
import { Loaded } from "../../../component/loaded.tsx";
import { Notice } from "../../../component/problem.tsx";
import { Section } from "../../../component/section.tsx";
import { ShowQuery } from "../../../component/show-query.tsx";
import { ClaimMark } from "../../../component/source-mark.tsx";
import { typeWords } from "../../../entity/entity-type.ts";
import { EntityLink } from "../../../entity/part/entity-link.tsx";
import { EntityPicker, pickedFrom } from "../../../entity/picker/entity-picker.tsx";
import { type FoundEntity, useReferred } from "../../../entity/picker/use-referred.ts";
import { ConnectedDocument, type ConnectedQuery, type EdgeKind, type EntityType } from "../../../graph/documents.ts";
import { useGraph } from "../../../graph/use-graph.ts";
import { countText } from "../../../text/number-text.ts";
import { MissingReference } from "../../form/missing.tsx";
import { QuestionForm } from "../../form/question-form.tsx";
import { edgeWords } from "./edge-words.ts";

const types: readonly EntityType[] = [
  "Agreement",
  "Company",
  "Therapy",
  "Indication",
  "RegulatoryEvent",
  "Trial",
  "DrugTarget",
  "Person",
];

const lengths = ["2", "3", "4", "5", "6"];

/** Diseases and targets connect almost everything in a field, so that paths go through them only on request. */
const businessKinds: readonly EdgeKind[] = [
  "OWNS",
  "PARTY_TO",
  "COVERS_THERAPY",
  "RELATED_TO",
  "HAS_ROLE_IN",
  "SPONSORED_BY",
  "CONCERNS_THERAPY",
  "STUDIES",
  "AFFILIATED_WITH",
];

/** How are two entities connected? */
export default function ConnectedQuestion() {
  const { params } = useAddress();
  const from = params.get("from");
  const to = params.get("to");
  return (
    <>
      <Form key={params.toString()} params={params} />
      {from !== null && to !== null && <Ends from={from} to={to} />}
    </>
  );
}

const lengthIn = (params: URLSearchParams) => lengths.find((each) => each === params.get("length")) ?? "4";

function Form({ params }: { params: URLSearchParams }) {
  const [from, setFrom] = useState(pickedFrom(params.get("from")));
  const [to, setTo] = useState(pickedFrom(params.get("to")));
  const [length, setLength] = useState(lengthIn(params));
  const [isAny, setIsAny] = useState(params.get("through") === "all");
  return (
    <QuestionForm
      name="connected"
      pickers={[
        { name: "from", types, picked: from, isRequired: true },
        { name: "to", types, picked: to, isRequired: true },
      ]}
      entries={{ length: length === "4" ? null : length, through: isAny ? "all" : null }}
    >
      {(problems) => (
        <>
          <EntityPicker
            label="How are"
            types={types}
            picked={from}
            onChange={setFrom}
            problem={problems["from"]}
            placeholder="A company, therapy, person …"
          />
          <EntityPicker
            label="and"
            types={types}
            picked={to}
            onChange={setTo}
            problem={problems["to"]}
            placeholder="Another one"
          />
          <label>
            <span>Within</span>
            <select value={length} onChange={({ target }) => setLength(target.value)}>
              {lengths.map((each) => (
                <option key={each} value={each}>
                  {each} steps
                </option>
              ))}
            </select>
          </label>
          <label className="check">
            <input type="checkbox" checked={isAny} onChange={({ target }) => setIsAny(target.checked)} /> Through
            diseases and targets as well
          </label>
        </>
      )}
    </QuestionForm>
  );
}

function Ends({ from, to }: { from: string; to: string }) {
  const start = useReferred(from);
  const end = useReferred(to);
  if (start.entity === null) return <MissingReference reference={from} />;
  if (end.entity === null) return <MissingReference reference={to} />;
  return (
    <Loaded of={start.result}>
      {() => (
        <Loaded of={end.result}>
          {() => start.entity && end.entity && <Answer from={start.entity} to={end.entity} />}
        </Loaded>
      )}
    </Loaded>
  );
}

function Answer({ from, to }: { from: FoundEntity; to: FoundEntity }) {
  const { params } = useAddress();
  const maxLength = Number(lengthIn(params));
  const isTopic = [from, to].some(({ __typename }) => __typename === "Indication" || __typename === "DrugTarget");
  const kinds = isTopic || params.get("through") === "all" ? null : businessKinds;
  const variables = { from: from.id, to: to.id, maxLength, kinds };
  const result = useGraph(ConnectedDocument, variables, { enabled: from.id !== to.id });
  if (from.id === to.id) return <Notice title="Both are the same. Choose two different ones." />;
  return (
    <Section title="Answer">
      <Loaded of={result}>
        {({ paths }) =>
          paths === null || paths.paths.length === 0 ? (
            <NoPath
              from={from}
              to={to}
              maxLength={maxLength}
              isNarrow={kinds !== null}
              isTruncated={paths?.truncated ?? false}
            />
          ) : (
            <Paths from={from} to={to} found={paths} />
          )
        }
      </Loaded>
      <ShowQuery document={ConnectedDocument} variables={variables} />
    </Section>
  );
}

interface NoPathProps {
  from: FoundEntity;
  to: FoundEntity;
  maxLength: number;
  /** Whether paths through diseases and targets were left out. */
  isNarrow: boolean;
  isTruncated: boolean;
}

function NoPath({ from, to, maxLength, isNarrow, isTruncated }: NoPathProps) {
  const { path, params } = useAddress();
  return (
    <Notice title={`The graph has no path of at most ${maxLength} steps between ${from.name} and ${to.name}.`}>
      {isTruncated && <p>The search ended early, because too much lies between the two. A longer path may exist.</p>}
      <p>That the graph has none does not mean that there is none: it contains what its sources state.</p>
      <p className="actions">
        {maxLength < 6 && (
          <Link to={href(path, changed(params, { length: String(maxLength + 1) }))}>
            Look {maxLength + 1} steps far
          </Link>
        )}
        {isNarrow && (
          <Link to={href(path, changed(params, { through: "all" }))}>Go through diseases and targets as well</Link>
        )}
      </p>
    </Notice>
  );
}

type Found = NonNullable<ConnectedQuery["paths"]>;

function Paths({ from, to, found: { paths, truncated } }: { from: FoundEntity; to: FoundEntity; found: Found }) {
  const [shortest] = paths;
  return (
    <div className="answer">
      <p className="answer-words" role="status">
        {from.name} and {to.name} are connected by {countText(shortest?.length ?? 0, "step", "steps")}
        {shortest && shortest.nodes.length > 2 && (
          <>
            , through{" "}
            {shortest.nodes.slice(1, -1).map((node, index) => (
              <span key={node.id}>
                {index > 0 && ", "}
                {node.name}
              </span>
            ))}
          </>
        )}
        .
      </p>
      <p className="muted">
        {paths.length === 1 ? "One path is shown" : `The ${paths.length} shortest paths are shown`}
        {truncated && "; there may be more of the same length"}.
      </p>
      <ol className="paths">
        {paths.map((path) => (
          <li key={path.nodes.map(({ id }) => id).join()}>
            <ol className="path">
              {path.nodes.map((node, index) => {
                const edge = path.edges[index];
                return (
                  <li key={node.id} className="path-step">
                    <span className="path-node">
                      <EntityLink entity={node} /> <span className="muted">{typeWords[node.__typename].singular}</span>
                    </span>
                    {edge && (
                      <span className="path-edge">
                        {edgeWords(edge.kind, edge.subject.id === node.id)}
                        {edge.label !== null && ` (${edge.label.toLowerCase()})`} <ClaimMark claims={edge.claims} />
                      </span>
                    )}
                  </li>
                );
              })}
            </ol>
          </li>
        ))}
      </ol>
    </div>
  );
}
