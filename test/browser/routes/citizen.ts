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

export const citizenRoutes: readonly VisitedRoute[] = [
  { route: "sign-in" },
  { route: "code", by: halfIn },
  { route: "my-taxes", by: debtor },
  { route: "my-invoices", by: debtor },
  { route: "my-clearance", by: debtor },
];
