import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

/** Where Debian's packages install them. Without what a window needs, the shell takes half the time of the complete browser. */
const installed = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];
const candidates = process.env.CHROMIUM ? [process.env.CHROMIUM] : installed;
const executablePath = candidates.find((path) => existsSync(path));

/** Whether there is a browser. */
export const hasBrowser = executablePath !== undefined;

/** What to do if there is none. */
export const noBrowserText = `There is no ${candidates.join(" and no ")}. Install the Debian package chromium-headless-shell, or set CHROMIUM.`;

/** Starts a browser without a window that connects to nothing by itself. */
export function launchBrowser(): Promise<Browser> {
  if (executablePath === undefined) throw new Error(noBrowserText);
  return chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
  });
}
