import { expect } from "vitest";
import type { Task } from "./task.ts";

/** Tasks that begin with the name of something. */
export const entityTasks: Task[] = [
  {
    name: "find AlphaMedix by a misspelled name, and read who may sell it in Japan and which source says so",
    async run(reader) {
      const { page } = reader;
      await reader.search("alphamedx");
      await reader.pick(page.getByRole("option", { name: /^AlphaMedix/ }).first());
      await page.getByRole("heading", { level: 1, name: "AlphaMedix" }).waitFor();
      await reader.choose(page.getByLabel("In a country"), "Japan");
      await reader.press(page.getByRole("button", { name: "Who holds it?" }));
      const answer = page.getByRole("region", { name: "Answer" });
      await answer.getByText(/^Sanofi may sell AlphaMedix in Japan/).waitFor();
      const step = answer.locator(".occasion").filter({ hasText: "Granted" });
      await reader.press(step.getByRole("button", { name: /source/ }).first());
      const source = step.locator(".popover-panel cite a").first();
      await source.waitFor();
      expect(await source.getAttribute("href")).toMatch(/^https?:\/\/\S+sanofi-radiomedix-and-orano-med/);
    },
  },
  {
    name: "read the terms of a deal, and the source of its upfront payment",
    async run(reader) {
      const { page } = reader;
      await reader.search("gilead arcus");
      await reader.pick(page.getByRole("option", { name: /Gilead.*Arcus.*2020/ }).first());
      await page.getByRole("region", { name: "Parties" }).waitFor();
      const payments = page.getByRole("region", { name: "Payments" });
      const upfront = payments.locator(".entry").filter({ hasText: "Upfront" }).first();
      await reader.press(upfront.getByRole("button", { name: /source/ }).first());
      const source = upfront.locator(".popover-panel cite a").first();
      await source.waitFor();
      expect(await source.getAttribute("href")).toMatch(/^https:\/\//);
    },
  },
  {
    name: "see which deals are like a deal",
    async run(reader) {
      const { page } = reader;
      await reader.search("sanofi alphamedix");
      await reader.pick(page.getByRole("option", { name: /Sanofi licenses/ }).first());
      await reader.press(page.getByRole("link", { name: "Deals like this one" }));
      const rows = page.locator("tbody tr");
      await rows.nth(1).waitFor();
      expect(await page.locator(".answer-words").textContent()).toMatch(/agreements are most like Sanofi licenses/);
      await reader.press(rows.nth(1).getByRole("link").first());
      await page.getByRole("region", { name: "Parties" }).waitFor();
    },
  },
];
