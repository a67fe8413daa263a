import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";

/** Whether there is a browser. */
export const hasBrowser = existsSync(executablePath);

/** What to do if there is none. */
export const noBrowserText = `${executablePath} does not exist. Install the Debian package chromium, or set CHROMIUM.`;

/** Starts a browser without a window that connects to nothing by itself. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
  });
}
