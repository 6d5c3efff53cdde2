import type { CookieOptions, Request, Response } from "express";
import type { Language } from "../../domain/shared/index.js";
import { problemOf, toApiError } from "../errors/index.js";
import { authenticatedOf, cookieValue } from "./authentication.js";
import { readSignIn } from "./auth-routes.js";
import type { CitizenDoor } from "./citizen-door.js";
import { readCodeAsked, readCodeTried } from "./citizen-requests.js";
import { correlationOf } from "./correlation.js";
import { mailboxShownTo, type MailboxDependencies } from "./mailbox/index.js";
import type { OfficerDoor } from "./officer-door.js";

/** Where people come in, and go out, for pages: each answers null where it went well, otherwise why not, in words. */
export interface PageDoors {
  /** Signs an officer in, with a cookie on the answer to this request. Only for what a form of our own pages sent. */
  signIn(given: { readonly username: unknown; readonly password: unknown }, language: Language): Promise<string | null>;
  /** Ends the session of this request, whosever it is; nothing happens where there is none. */
  signOut(): Promise<void>;
  /** Sends a code to whoever has a NID or NIPT, and keeps the challenge in a cookie that no script reads. */
  askForCode(
    given: { readonly kind: unknown; readonly identifier: unknown },
    language: Language,
  ): Promise<string | null>;
  /** Signs a taxpayer in by the code that they were sent, with the challenge of the cookie. */
  signInByCode(given: { readonly code: unknown }, language: Language): Promise<string | null>;
  /** Whether a code was asked for with this browser in the last ten minutes. */
  readonly codeAsked: boolean;
  /** Where mail can be read, where it does not leave this machine and the visitor may look at it; otherwise null. */
  readonly mailbox: string | null;
}

/** Where officers and taxpayers come in. */
export interface Doors {
  readonly officers: OfficerDoor;
  readonly citizens: CitizenDoor;
}

export interface PageDoorsDependencies extends MailboxDependencies {
  readonly secureCookies: boolean;
}

const MAILBOX = "/mail";
/** As long as a code holds. */
const CODE_MS = 10 * 60_000;

/** The doors for the pages of one request. */
export function pageDoors(
  request: Request,
  response: Response,
  { secureCookies, mailbox }: PageDoorsDependencies,
  { officers, citizens }: Doors,
): PageDoors {
  // As for GraphQL: where the name of the host does not say whose pages these are.
  const tenant = request.get("x-defter-tenant");
  const name = secureCookies ? "__Host-defter_code" : "defter_code";
  const cookie: CookieOptions = { httpOnly: true, secure: secureCookies, sameSite: "strict", path: "/" };
  const challenge = cookieValue(request.get("cookie") ?? "", name);
  const tried = async (work: () => Promise<unknown>, language: Language): Promise<string | null> => {
    try {
      await work();
      return null;
    } catch (error) {
      const problem = problemOf(toApiError(error), language, correlationOf(response));
      if (problem.status >= 500) throw error;
      return problem.fields?.[0]?.message ?? problem.detail;
    }
  };
  return {
    signIn: (given, language) =>
      tried(() => officers.signIn(request, response, readSignIn({ ...given, tenant, kind: "cookie" })), language),
    signOut: async () => {
      if (authenticatedOf(response)) await officers.signOut(response);
    },
    askForCode: (given, language) =>
      tried(async () => {
        const asked = { ...readCodeAsked({ ...given, tenant }), language };
        const opened = await citizens.askForCode(request, response, asked);
        response.cookie(name, opened.challenge, { ...cookie, maxAge: CODE_MS });
      }, language),
    signInByCode: ({ code }, language) =>
      tried(async () => {
        await citizens.signIn(request, response, readCodeTried({ challenge: challenge ?? "none", code, tenant }));
        response.clearCookie(name, cookie);
      }, language),
    codeAsked: challenge !== undefined,
    mailbox: mailboxShownTo(request, mailbox) ? MAILBOX : null,
  };
}
