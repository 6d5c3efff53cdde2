import { expect } from "@jest/globals";
import type { Browser } from "playwright-core";
import { Citizen } from "../support/citizen.js";
import type { Town } from "../support/town.js";
import type { VisitedRoute, Visitor } from "./route.js";

/** Somebody whose code is on its way. */
const halfIn: Visitor = {
  name: "half signed in",
  arrive: async (browser, town) => {
    const somebody = await Citizen.comes(browser, town, "sq");
    await somebody.to("signIn");
    await somebody.page.fill("#identifier", "J00101999W");
    await somebody.page.locator("main form button").click();
    await somebody.page.locator("#code").waitFor();
    return somebody.visit;
  },
};

/** Somebody of the town who came and signed in. */
async function signedIn(browser: Browser, town: Town, who: keyof Town["people"]): Promise<Citizen> {
  const citizen = await Citizen.comes(browser, town, "sq");
  await citizen.to("signIn");
  await citizen.signIn(town.people[who]);
  return citizen;
}

const debtor: Visitor = {
  name: "a taxpayer who owes",
  arrive: async (browser, town) => (await signedIn(browser, town, "debtor")).visit,
};

/** Somebody whose applications are lodged, asked about, granted and refused. */
const known: Visitor = {
  name: "a taxpayer with requests",
  arrive: async (browser, town) => (await signedIn(browser, town, "payer")).visit,
};

/** Somebody who has begun to apply. */
const applicant: Visitor = {
  name: "an applicant",
  arrive: async (browser, town) => {
    const citizen = await signedIn(browser, town, "debtor");
    await citizen.to("apply", "identity-attestation");
    await citizen.page.locator("main form button.second").click();
    return citizen.visit;
  },
};

export const citizenRoutes: readonly VisitedRoute[] = [
  { route: "sign-in" },
  { route: "code", by: halfIn },
  { route: "my-taxes", by: debtor },
  { route: "my-invoices", by: debtor },
  { route: "my-clearance", by: debtor },
  { route: "my-requests", by: known },
  {
    route: "my-requests/[id]",
    by: known,
    pages: async (visit) => {
      const { myCases } = await visit.ask<{ myCases: { nodes: readonly { id: string; outcome: string | null }[] } }>(
        `{ myCases(first: 10) { nodes { id outcome } } }`,
      );
      // Lodged and asked about; granted and refused.
      expect(myCases.nodes.filter(({ outcome }) => outcome === null)).toHaveLength(2);
      expect(myCases.nodes.filter(({ outcome }) => outcome !== null)).toHaveLength(2);
      return myCases.nodes.map(({ id }) => `my-requests/${id}`);
    },
  },
  { route: "apply/[service]", by: applicant, pages: ["apply/identity-attestation"] },
  { route: "apply/[service]/documents", by: applicant, pages: ["apply/identity-attestation/documents"] },
  { route: "apply/[service]/review", by: applicant, pages: ["apply/identity-attestation/review"] },
];
