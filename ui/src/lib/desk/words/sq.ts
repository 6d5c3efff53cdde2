import { services } from "../../words/sq/services.js";
import type { Widened } from "../../words/sq.js";
import { audit } from "./sq-audit.js";
import { books } from "./sq-books.js";
import { caseActs } from "./sq-case-acts.js";
import { calendar } from "./sq-calendar.js";
import { cases } from "./sq-cases.js";
import { cash } from "./sq-cash.js";
import { definitions } from "./sq-definitions.js";
import { projections } from "./sq-projections.js";
import { reports } from "./sq-reports.js";
import { runs } from "./sq-runs.js";
import { queue } from "./sq-queue.js";
import { notices } from "./sq-notices.js";
import { packages } from "./sq-packages.js";
import { articles } from "./sq-articles.js";
import { heads } from "./sq-heads.js";
import { parts } from "./sq-parts.js";
import { tax } from "./sq-tax.js";
import { acts } from "./sq-acts.js";
import { offices, users } from "./sq-users.js";

const ROLES: Readonly<Record<string, string>> = {
  clerk: "Nëpunës i sportelit",
  "tax-officer": "Specialist i të ardhurave",
  cashier: "Arkëtar",
  "finance-officer": "Nëpunës i financës",
  auditor: "Auditues",
  administrator: "Administrator",
  none: "ende pa hyrë",
  citizen: "Qytetar",
  system: "Sistemi",
  "sensitive-services": "Shërbime të ndjeshme",
};

/** Everything that the desk says in Albanian. English has the same keys, or it does not compile. */
export const sq = {
  roleNamed: (role: string) => (Object.hasOwn(ROLES, role) ? ROLES[role]! : services.roleNamed(role)),
  look: { title: "Ngjyrat", light: "Të çelëta", dark: "Të errëta", byRoom: "Sipas dhomës" },
  door: {
    title: "Hyrja e nëpunësve",
    username: "Përdoruesi",
    password: "Fjalëkalimi",
    signIn: "Hyr",
    signOut: "Dil",
    portal: "Portali i hapur",
    over: "Seanca juaj mbaroi",
    overText: "Hyni përsëri këtu: asgjë nga sa keni shkruar nuk humbet, dhe formulari dërgohet sapo të hyni.",
    changePassword: "Ndrysho fjalëkalimin",
    changeText: "Pas ndryshimit mbyllen të gjitha seancat tuaja dhe hyni përsëri.",
    mustChange: "Para se të vazhdoni, zgjidhni një fjalëkalim që e dini vetëm ju.",
    current: "Fjalëkalimi i tanishëm",
    wanted: "Fjalëkalimi i ri",
    again: "Fjalëkalimi i ri, edhe një herë",
    differ: "Dy shkrimet e fjalëkalimit të ri nuk përputhen.",
  },
  frame: {
    back: "Kthehu te puna",
    skip: "Kalo te përmbajtja",
    rooms: "Puna",
    nextPage: "Faqja tjetër",
    done: "U krye.",
  },
  rooms: {
    mine: "Radha ime",
    office: "E zyrës",
    late: "Me vonesë",
    search: "Kërko raste",
    lodge: "Prano kërkesë",
    taxpayers: "Tatimpaguesit",
    cash: "Arka",
    audit: "Ngjarjet",
    books: "Bilanci i verifikimit",
    runs: "Llogaritjet",
    notices: "Njoftimet",
    reports: "Raportet",
    projections: "Projeksionet",
    packages: "Paketat fiskale",
    services: "Shërbimet",
    users: "Përdoruesit",
    offices: "Zyrat",
    calendar: "Kalendari i festave",
  },
  live: {
    joining: "Po lidhet …",
    live: "Përditësohet vetë",
    lost: "Lidhja u ndërpre; po provohet përsëri. Lista mund të jetë e vjetër.",
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

/** The keys, and what each takes. */
export type DeskWords = Widened<typeof sq>;
