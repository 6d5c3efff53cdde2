import type { Cookies } from "@sveltejs/kit";

/** The desk at which somebody sits today; whether it is open, the ledger knows. */
export interface DeskAtWork {
  readonly desk: string;
  readonly office: string;
  readonly date: string;
}

const COOKIE = "defter_cash_desk";
const DAY_SECONDS = 86_400;

/** The desk that this browser opened today; null: none. Nothing is trusted to it: every command is decided by the ledger. */
export function deskAtWork(cookies: Cookies, today: string): DeskAtWork | null {
  const [desk, office, date] = (cookies.get(COOKIE) ?? "").split("|");
  return desk && office && date === today ? { desk, office, date } : null;
}

export function sitAt(cookies: Cookies, { desk, office, date }: DeskAtWork, secure: boolean): void {
  const options = { path: "/", httpOnly: true, sameSite: "strict", secure, maxAge: DAY_SECONDS } as const;
  cookies.set(COOKIE, [desk, office, date].join("|"), options);
}

export function leaveDesk(cookies: Cookies): void {
  cookies.delete(COOKIE, { path: "/" });
}
