import { readFile } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import { fingerprint } from "../../src/store/table/ddl.ts";
import { format } from "../../src/store/table/migrate.ts";

const file = path.join(import.meta.dirname, "fingerprint.json");

it("raises the format of the store by one whenever its tables change", async () => {
  const committed = JSON.parse(await readFile(file, "utf8")) as { format: number; fingerprint: string };
  const next = committed.format + 1;
  if (fingerprint !== committed.fingerprint) {
    expect(
      format,
      `The tables of the store changed. Raise \`format\` in src/store/table/migrate.ts to ${next}, then run \`npm run test:update -- tests/store/fingerprint.test.ts\`.`,
    ).toBe(next);
  } else {
    expect(
      [committed.format, next],
      `The format of the store may rise by one only. Set \`format\` in src/store/table/migrate.ts to ${committed.format} or ${next}.`,
    ).toContain(format);
  }
  await expect(
    `{ "format": ${format}, "fingerprint": "${fingerprint}" }\n`,
    "The format of the store rose. Run `npm run test:update -- tests/store/fingerprint.test.ts`.",
  ).toMatchFileSnapshot(file);
});
