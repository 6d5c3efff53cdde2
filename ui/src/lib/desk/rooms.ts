/** The rooms of the desk, in the order of the rail, each with the roles of officers that it is open to. */
const CASES = [
  "clerk",
  "tax-officer",
  "specialist",
  "sector-head",
  "inspector",
  "commission",
  "social-worker",
  "archivist",
  "foi-coordinator",
  "signatory",
] as const;

/** Who has a list of cases beside which its length stands. */
export const WITH_QUEUES = [...CASES, "auditor"] as const;

const ROOMS = [
  { room: "mine", path: "queue/mine", roles: CASES },
  { room: "office", path: "queue/office", roles: CASES },
  { room: "late", path: "queue/late", roles: WITH_QUEUES },
  { room: "search", path: "queue/search", roles: WITH_QUEUES },
  { room: "lodge", path: "lodge", roles: ["clerk"] },
  { room: "taxpayers", path: "taxpayers", roles: ["clerk", "tax-officer", "cashier", "finance-officer", "auditor"] },
  { room: "runs", path: "runs", roles: ["tax-officer", "finance-officer", "auditor"] },
  { room: "notices", path: "notices", roles: ["tax-officer", "finance-officer", "auditor"] },
  { room: "cash", path: "cash", roles: ["cashier", "finance-officer", "auditor"] },
  { room: "audit", path: "audit", roles: ["finance-officer", "auditor"] },
  { room: "books", path: "books", roles: ["finance-officer", "auditor"] },
  {
    room: "reports",
    path: "reports",
    roles: ["tax-officer", "finance-officer", "auditor", "sector-head", "signatory", "administrator"],
  },
  { room: "projections", path: "projections", roles: ["administrator", "auditor"] },
  { room: "packages", path: "packages", roles: ["tax-officer", "finance-officer", "auditor", "administrator"] },
  { room: "services", path: "services", roles: ["administrator", "auditor"] },
  { room: "users", path: "users", roles: ["administrator", "auditor"] },
  { room: "offices", path: "offices", roles: ["administrator"] },
  { room: "calendar", path: "calendar", roles: ["administrator"] },
] as const;

export type Room = (typeof ROOMS)[number]["room"];

/** The rooms that somebody with these roles may enter: the API refuses what is not here all the same. */
export function roomsOf(roles: readonly string[]): readonly { readonly room: Room; readonly path: string }[] {
  return ROOMS.filter((each) => each.roles.some((role) => roles.includes(role)));
}

/** Whether one of the roles is held. */
export function isOne(roles: readonly string[], ...wanted: readonly string[]): boolean {
  return wanted.some((role) => roles.includes(role));
}
