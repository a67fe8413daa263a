import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";

it("the metrics of several workers are totals, which do not decrease when a worker exits", async () => {
  const program = path.join(import.meta.dirname, "cluster-program.ts");
  const { stdout } = await promisify(execFile)(process.execPath, [program], { timeout: 30_000 });
  const [both, afterExit, ...rest] = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as string);
  expect(rest).toEqual([]);
  for (const text of [both, afterExit]) {
    expect(text).toMatch(/^graph_refusals_total\{reason="queue_full"\} 20$/m);
    expect(text).toMatch(/^graph_queue_wait_seconds_bucket\{le="0\.05"\} 2$/m);
    expect(text).toMatch(/^graph_queue_wait_seconds_count 2$/m);
    expect(text).toMatch(/^graph_store_revision 7$/m);
  }
  expect(both).toMatch(/^graph_requests_waiting 4$/m);
  expect(afterExit).toMatch(/^graph_requests_waiting 2$/m);
});
