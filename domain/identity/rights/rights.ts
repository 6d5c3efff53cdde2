import type { Role } from "../user/events.js";
import { CASE_OFFICERS } from "./case-roles.js";

/** What a permission is for. `read` shows (and compares), `write` changes. */
export interface Right {
  readonly kind: "read" | "write";
  readonly roles: readonly HeldRole[];
}

/** The role of whoever signed in as a taxpayer. No officer has it, and it can be granted to nobody. */
export const CITIZEN = "citizen";
export type HeldRole = Role | typeof CITIZEN;

const OFFICERS: readonly Role[] = ["clerk", "tax-officer", "cashier", "finance-officer"];

function read(...roles: readonly HeldRole[]): Right {
  return { kind: "read", roles };
}
function write(...roles: readonly HeldRole[]): Right {
  return { kind: "write", roles };
}

/**
 * Who may do what: the whole table. What is not in it is denied. Within a permission the user's offices bound what is
 * seen and touched. Separation of duties: auditors only read; administrators have no part in money; who takes cash
 * neither reverses payments nor approves refunds; who pays a refund out did not approve it. What begins with `own.` is for
 * citizens, of their own account and cases alone; nothing else is.
 */
export const RIGHTS: Readonly<Record<string, Right>> = {
  "register.read": read(...OFFICERS, "auditor"),
  "register.write": write("clerk", "tax-officer"),
  "register.merge": write("tax-officer"),
  "relief.write": write("tax-officer"),
  "account.read": read(...OFFICERS, "auditor"),
  "account.assess": write("tax-officer", "finance-officer"),
  "account.charge": write("tax-officer"),
  "account.invoice": write("tax-officer", "finance-officer"),
  "account.write-off": write("finance-officer"),
  "agreement.write": write("tax-officer"),
  "objection.lodge": write("clerk", "tax-officer"),
  "objection.decide": write("finance-officer"),
  "payment.receive": write("cashier", "finance-officer"),
  "payment.reverse": write("finance-officer"),
  "refund.approve": write("finance-officer"),
  "refund.pay": write("cashier"),
  "cash-desk.write": write("cashier"),
  // Cashiers see the desks that they opened themselves; who oversees them sees all of the offices.
  "cash-desk.read": read("cashier", "finance-officer", "auditor"),
  "cash-desk.oversee": read("finance-officer", "auditor"),
  "clearance.check": read(...OFFICERS, "auditor"),
  "clearance.issue": write("clerk", "tax-officer"),
  "clearance.revoke": write("tax-officer", "finance-officer"),
  "package.read": read(...OFFICERS, "auditor", "administrator"),
  "package.draft": write("tax-officer", "finance-officer"),
  "package.publish": write("finance-officer"),
  "municipality.write": write("administrator"),
  "calendar.write": write("administrator"),
  "run.read": read("tax-officer", "finance-officer", "auditor"),
  "run.write": write("tax-officer", "finance-officer"),
  "revenue.read": read("tax-officer", "finance-officer", "auditor"),
  // Who owes what, by name: whose work is to collect it, and who oversees that.
  "arrears.read": read("tax-officer", "finance-officer", "auditor"),
  "books.read": read("finance-officer", "auditor"),
  "audit.read": read("finance-officer", "auditor", "administrator"),
  "projection.read": read("administrator", "auditor"),
  "projection.verify": read("administrator", "auditor"),
  "projection.rebuild": write("administrator"),
  "service.read": read(...CASE_OFFICERS, "finance-officer", "auditor", "administrator"),
  "service.write": write("administrator"),
  "case.read": read(...CASE_OFFICERS, "auditor"),
  "case.read-sensitive": read("social-worker", "sensitive-services"),
  "case.lodge": write("clerk"),
  "case.act": write(...CASE_OFFICERS),
  "case.supervise": write("sector-head", "signatory"),
  "case.answer-complaint": write("sector-head", "signatory"),
  "performance.read": read("sector-head", "signatory", "finance-officer", "auditor", "administrator"),
  "message.read": read("sector-head", "auditor", "administrator"),
  "message.write": write("sector-head", "administrator"),
  "own.read": read(CITIZEN),
  "own.lodge": write(CITIZEN),
  "own.act": write(CITIZEN),
  "user.read": read("administrator", "auditor"),
  "user.write": write("administrator"),
};
