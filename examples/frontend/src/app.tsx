import { useState } from "react";
import { AgreementDetail } from "./agreement-detail.tsx";
import { AgreementList } from "./agreement-list.tsx";

/** A list of agreements, and the one that is selected. */
export function App() {
  const [words, setWords] = useState("");
  const [selected, setSelected] = useState<string | null>(null);
  return (
    <main>
      <h1>Drug deals</h1>
      <label>
        Search agreements <input type="search" value={words} onChange={({ target }) => setWords(target.value)} />
      </label>
      <div className="columns">
        <AgreementList words={words.trim()} selected={selected} onSelect={setSelected} />
        {selected !== null && <AgreementDetail key={selected} slug={selected} />}
      </div>
    </main>
  );
}
