import { Citizen } from "../support/citizen.js";
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

const debtor: Visitor = {
  name: "a taxpayer who owes",
  arrive: async (browser, town) => {
    const citizen = await Citizen.comes(browser, town, "sq");
    await citizen.to("signIn");
    await citizen.signIn(town.people.debtor);
    return citizen.visit;
  },
};

/** Somebody who has begun to apply. */
const applicant: Visitor = {
  name: "an applicant",
  arrive: async (browser, town) => {
    const citizen = await Citizen.comes(browser, town, "sq");
    await citizen.to("signIn");
    await citizen.signIn(town.people.debtor);
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
  { route: "my-requests", by: debtor },
  {
    route: "my-requests/[id]",
    by: debtor,
    // Who has none yet is shown one in the suite of the citizen's rooms, where it is sent.
    pages: async (visit) => {
      const { myCases } = await visit.ask<{ myCases: { nodes: readonly { readonly id: string }[] } }>(
        `{ myCases(first: 1) { nodes { id } } }`,
      );
      return myCases.nodes.map(({ id }) => `my-requests/${id}`);
    },
  },
  { route: "apply/[service]", by: applicant, pages: ["apply/identity-attestation"] },
  { route: "apply/[service]/documents", by: applicant, pages: ["apply/identity-attestation/documents"] },
  { route: "apply/[service]/review", by: applicant, pages: ["apply/identity-attestation/review"] },
];
