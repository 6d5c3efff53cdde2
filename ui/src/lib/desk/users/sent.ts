import { randomInt } from "node:crypto";
import type { VariablesOf } from "../../graphql/tada.js";
import type { GRANT } from "./question.js";

type Role = VariablesOf<typeof GRANT>["input"]["roles"][number];

/** Roles that were ticked, as the API names them in commands: `tax-officer` is `TAX_OFFICER`. */
export function rolesIn(sent: FormData): Role[] {
  return sent.getAll("roles").map((role) => String(role).toUpperCase().replaceAll("-", "_") as Role);
}

/** A role of a filter, likewise. */
export function roleNamed(text: string | null): Role | null {
  return text ? (text.toUpperCase().replaceAll("-", "_") as Role) : null;
}

/** The offices that were ticked; null: every office. Nothing ticked where some were to be is nobody's office. */
export function officesIn(sent: FormData): string[] | null {
  return sent.get("scope") === "some" ? sent.getAll("offices").map(String) : null;
}

/** No 0 and O, no 1, l and I: a person types it from a sheet of paper. */
const LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/** The password that was chosen, or one made here: four groups of five, some 115 bits. */
export function passwordIn(sent: FormData): string {
  if (sent.get("how") === "chosen") return String(sent.get("password") ?? "");
  const group = () => Array.from({ length: 5 }, () => LETTERS[randomInt(LETTERS.length)]).join("");
  return Array.from({ length: 4 }, group).join("-");
}
