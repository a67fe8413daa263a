import { execFile } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import path from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";

const command = path.resolve(import.meta.dirname, "../../bench/compare.ts");

async function bench(...args: string[]): Promise<{ stdout: string; stderr: string; code: number }> {
  return promisify(execFile)(process.execPath, [command, ...args]).then(
    ({ stdout, stderr }) => ({ stdout, stderr, code: 0 }),
    ({ stdout, stderr, code }: { stdout: string; stderr: string; code: number }) => ({ stdout, stderr, code }),
  );
}

describe("npm run bench", () => {
  it("prints its options", async () => {
    const { stdout, code } = await bench("--help");
    expect(code).toBe(0);
    expect(stdout).toContain("--quick");
  });

  it("refuses values that it does not support, in one line", async () => {
    const { stderr, code } = await bench("--scale", "3");
    expect({ stderr, code }).toEqual({ stderr: '--scale must be 1 or 10, got "3".\n', code: 1 });
  });

  it("refuses a port that is in use, in one line", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    const port = typeof address === "object" && address ? address.port : 0;
    try {
      const { stderr, code } = await bench("--port", String(port));
      expect({ stderr, code }).toEqual({
        stderr: `Port ${port} is in use. Stop the process that uses it, or choose other ports with --port <number>.\n`,
        code: 1,
      });
    } finally {
      server.close();
    }
  });
});
