import type { Words } from "../sq.js";

export const site: Words["site"] = {
  portal: "Open portal",
  skip: "Skip to content",
  mainNavigation: "Main",
  languageNavigation: "Language",
  breadcrumb: "You are here",
  menu: {
    home: "Home",
    revenues: "Revenues",
    calculator: "What would I pay?",
    myTaxes: "My taxes",
    myPapers: "Invoices and payments",
    myClearance: "Clearance of dues",
    myRequests: "My requests",
    services: "Services",
    track: "Track a request",
    verify: "Verify",
    package: "Fiscal package",
    data: "Open data",
    desk: "Officers' sign-in",
    accessibility: "Accessibility",
  },
  footer:
    "Every figure on this site is derived from the municipality's ledger of events: nothing is erased, and nothing changes without a trace.",
  source: (position, at) => `Source: ledger of events, up to event no. ${position} (${at}).`,
  csv: "Download CSV",
  verifyFigures: "Verify the figures",
  entries: "The entries behind the figures (for finance and audit)",
  next: "Next",
  previous: "Previous",
  pages: "Pages of the list",
  more: "See more",
};

export const errors: Words["errors"] = {
  notFoundTitle: "Page not found",
  notFoundText: "The address may be mistyped, or the page was removed. Check the address, or start from the home page.",
  unavailableTitle: "The service is not available right now",
  unavailableText: "We are working to bring it back. Try again in a few minutes; nothing that you sent is lost.",
  notYetTitle: "The ledger is not open yet",
  notYetText:
    "This municipality has not begun its ledger here. As soon as it does, you will find revenues, services and everything else on this site.",
  deniedTitle: "This page is not open to you",
  deniedText: "Sign in with an account that has this right, or ask the municipality's administrator for it.",
  brokenTitle: "Something went wrong",
  brokenText: "The fault is ours and was recorded. Please try again shortly.",
  requestTitle: "The request was not understood",
  requestText: "Check the address or what you typed, and try again.",
  code: (id) => `If you write to us, give this code: ${id}`,
  home: "Back to the home page",
};
