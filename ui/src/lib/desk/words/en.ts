import { services } from "../../words/en/services.js";
import { audit } from "./en-audit.js";
import { books } from "./en-books.js";
import { cases } from "./en-cases.js";
import { cash } from "./en-cash.js";
import { definitions } from "./en-definitions.js";
import { projections } from "./en-projections.js";
import { reports } from "./en-reports.js";
import { runs } from "./en-runs.js";
import { packages } from "./en-packages.js";
import { tax } from "./en-tax.js";
import { acts } from "./en-acts.js";
import { offices, users } from "./en-users.js";
import type { DeskWords } from "./sq.js";

const ROLES: Readonly<Record<string, string>> = {
  clerk: "Counter clerk",
  "tax-officer": "Tax officer",
  cashier: "Cashier",
  "finance-officer": "Finance officer",
  auditor: "Auditor",
  administrator: "Administrator",
  none: "not signed in",
  "sensitive-services": "Sensitive services",
};

export const en: DeskWords = {
  roleNamed: (role) => ROLES[role] ?? services.roleNamed(role),
  door: {
    title: "Officers' sign-in",
    username: "User name",
    password: "Password",
    signIn: "Sign in",
    signOut: "Sign out",
    portal: "Open portal",
    over: "Your session has ended",
    overText: "Sign in again here: nothing of what you typed is lost, and the form is sent as soon as you are in.",
    changePassword: "Change password",
    changeText: "After the change all your sessions end, and you sign in again.",
    mustChange: "Before you go on, choose a password that only you know.",
    current: "Present password",
    wanted: "New password",
    again: "New password, once more",
    differ: "The two spellings of the new password differ.",
  },
  frame: { skip: "Skip to content", rooms: "Work", nextPage: "Next page", done: "Done." },
  rooms: {
    mine: "My queue",
    office: "My office's",
    late: "Late",
    search: "Find cases",
    lodge: "Take an application",
    taxpayers: "Taxpayers",
    cash: "Cash desk",
    audit: "Events",
    books: "Trial balance",
    runs: "Runs",
    reports: "Reports",
    projections: "Projections",
    packages: "Fiscal packages",
    services: "Services",
    users: "Users",
    offices: "Offices",
  },
  live: {
    joining: "Connecting …",
    live: "Updates by itself",
    lost: "Connection lost; trying again. The list may be old.",
  },
  queue: {
    search: "Find cases",
    searchHint: "Case number, name, words of the application",
    find: "Find",
    takeNext: "Take the next case",
    take: "Take",
    number: "Case",
    service: "Service",
    applicant: "Applicant",
    state: "State",
    office: "Office",
    with: "With",
    due: "Due",
    nobody: "nobody",
    count: (rows, more) => (more ? `the first ${rows} cases` : rows === 1 ? "1 case" : `${rows} cases`),
    askFirst: "Type the number of the case, the name of the applicant, or words of the application.",
    empty: {
      mine: "You have no case. Take the next one, or choose one of your office's queue.",
      office: "No case waits for you. The list updates by itself when one comes.",
      late: "No case is late.",
      search: "No case was found. Try fewer words, or the whole number.",
    },
  },
  audit,
  books,
  cases,
  cash,
  definitions,
  projections,
  offices,
  reports,
  runs,
  packages,
  tax,
  acts,
  users,
};
