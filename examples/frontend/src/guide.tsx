/** What stands beside the list while no agreement is open. */
export function Guide() {
  return (
    <div className="guide">
      <title>Drug deals</title>
      <h2>Choose an agreement</h2>
      <p>It opens here, with what is paid for what, and with the sources of every fact.</p>
      <p>Sources that disagree stay side by side. A claim is taken as true unless it is marked:</p>
      <dl>
        <dt className="badge">Disputed</dt>
        <dd>Sources disagree and nothing decides it.</dd>
        <dt className="badge">Rejected</dt>
        <dd>A source states it and is wrong.</dd>
        <dt className="badge">Superseded</dt>
        <dd>It was true when it was stated.</dd>
      </dl>
    </div>
  );
}
