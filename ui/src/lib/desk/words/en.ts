import { services } from "../../words/en/services.js";
import { audit } from "./en-audit.js";
import { books } from "./en-books.js";
import { caseActs } from "./en-case-acts.js";
import { calendar } from "./en-calendar.js";
import { cases } from "./en-cases.js";
import { cash } from "./en-cash.js";
import { definitions } from "./en-definitions.js";
import { projections } from "./en-projections.js";
import { reports } from "./en-reports.js";
import { runs } from "./en-runs.js";
import { queue } from "./en-queue.js";
import { notices } from "./en-notices.js";
import { packages } from "./en-packages.js";
import { articles } from "./en-articles.js";
import { heads } from "./en-heads.js";
import { parts } from "./en-parts.js";
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
  citizen: "Citizen",
  system: "The system",
  "sensitive-services": "Sensitive services",
};

export const en: DeskWords = {
  roleNamed: (role) => (Object.hasOwn(ROLES, role) ? ROLES[role]! : services.roleNamed(role)),
  look: { title: "Colours", light: "Light", dark: "Dark", byRoom: "By room" },
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
  frame: { back: "Back to the desk", skip: "Skip to content", rooms: "Work", nextPage: "Next page", done: "Done." },
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
    notices: "Notices",
    runs: "Runs",
    reports: "Reports",
    projections: "Projections",
    packages: "Fiscal packages",
    services: "Services",
    users: "Users",
    offices: "Offices",
    calendar: "Calendar of holidays",
  },
  live: {
    joining: "Connecting …",
    live: "Updates by itself",
    lost: "Connection lost; trying again. The list may be old.",
  },
  audit,
  books,
  calendar,
  cases,
  caseActs,
  cash,
  definitions,
  projections,
  offices,
  reports,
  notices,
  runs,
  articles,
  heads,
  parts,
  packages,
  queue,
  tax,
  acts,
  users,
};
