import { expect } from "vitest";
import type { Reader } from "../../support/reader.ts";
import type { Task } from "./task.ts";

/** Opens the form of a question from the first view. */
async function ask(reader: Reader, question: string): Promise<void> {
  const { page } = reader;
  await reader.press(page.getByRole("navigation", { name: "Views" }).getByRole("link", { name: "Questions" }));
  await reader.press(page.getByRole("heading", { name: question }).getByRole("link"));
  await page.getByRole("heading", { level: 1, name: question }).waitFor();
}

/** Tasks that a form of a question completes. */
export const questionTasks: Task[] = [
  {
    name: "compare two companies",
    async run(reader) {
      const { page } = reader;
      await ask(reader, "How do … and … compare?");
      await reader.write(page.getByRole("combobox", { name: "How do" }), "sanofi");
      await reader.pick(page.getByRole("option", { name: /^Sanofi/ }).first());
      await reader.write(page.getByRole("combobox", { name: "and" }), "novartis");
      await page.keyboard.press("Enter");
      await page.getByText(/^Sanofi is a party to \d+ agreements, Novartis to \d+/).waitFor();
      const median = page.getByRole("row", { name: /^Median upfront/ }).getByRole("cell");
      expect(await median.allTextContents()).toEqual([expect.stringMatching(/^\$/), expect.stringMatching(/^\$/)]);
    },
  },
  {
    name: "see how two companies are connected, and which source says so",
    async run(reader) {
      const { page } = reader;
      await ask(reader, "How are … and … connected?");
      await reader.write(page.getByRole("combobox", { name: "How are" }), "radiomedix");
      await reader.pick(page.getByRole("option", { name: /^RadioMedix.*company/ }).first());
      await reader.write(page.getByRole("combobox", { name: "and" }), "astrazeneca");
      await reader.pick(page.getByRole("option", { name: /^AstraZeneca.*company/ }).first());
      await reader.press(page.getByRole("button", { name: "Answer" }));
      await page.getByText(/^RadioMedix and AstraZeneca are connected by \d+ steps, through/).waitFor();
      const path = page.locator(".path").first();
      await reader.press(path.getByRole("button", { name: /source/ }).first());
      const source = path.locator(".popover-panel cite a").first();
      await source.waitFor();
      expect(await source.getAttribute("href")).toMatch(/^https:\/\//);
    },
  },
  {
    name: "see what changed about a company since a day",
    async run(reader) {
      const { page } = reader;
      await ask(reader, "What changed since …?");
      await reader.writeDate(page.getByLabel("What changed since"), "2024-03-01");
      await reader.write(page.getByRole("combobox", { name: "about" }), "sanofi");
      await reader.pick(page.getByRole("option", { name: /^Sanofi/ }).first());
      await reader.press(page.getByRole("button", { name: "Answer" }));
      await page.getByText(/^Since Mar 1, 2024, the graph has \d+ dated facts about Sanofi/).waitFor();
      const days = await page.locator(".occasion time").evaluateAll((times) => times.map((time) => time.textContent));
      expect(days.length).toBeGreaterThan(3);
    },
  },
  {
    name: "read the median upfront payment for a modality at a stage",
    async run(reader) {
      const { page } = reader;
      await ask(reader, "Median upfront for … at … since …");
      await reader.choose(page.getByRole("combobox", { name: "Median upfront for" }), "Radioligand therapy");
      await reader.choose(page.getByRole("combobox", { name: "at", exact: true }), "Phase 2");
      await reader.write(page.getByRole("textbox", { name: "since" }), "2015");
      await reader.press(page.getByRole("button", { name: "Answer" }));
      const words = page.locator(".answer-words");
      await words.waitFor();
      expect(await words.textContent()).toMatch(
        /^The median upfront payment is \$[\d.]+[MB], over \d+ of \d+ agreements for radioligand therapy at the stage “Phase 2” since 2015\./,
      );
    },
  },
];
