import express, { type Request, type Response, type Router } from "express";
import type { MailFolder } from "../../../application/correspondence/index.js";
import { ApiError } from "../../errors/index.js";
import { isLoopback } from "../loopback.js";
import { listPage, MAILBOX_POLICY, messagePage } from "./page.js";

/** The folder that mail is put into, and who may look into it. */
export interface MailboxDependencies {
  readonly mailbox?:
    | {
        readonly folder: MailFolder;
        /** `this-machine`: only who sits at it, by its own name, and through no proxy. */
        readonly readers: "this-machine" | "everyone";
      }
    | undefined;
}

const SHOWN = 100;
/** Names under which a browser on this machine reaches it; another one would be a foreign page that points here. */
const OWN_NAMES = new Set(["localhost", "127.0.0.1", "[::1]", "::1"]);

/**
 * `/mail`: what lies in the folder, for demonstrations and tests, where no mail leaves the machine. Messages hold codes
 * to sign in with: the viewer is off in production unless it is switched on.
 */
export function mailboxRoutes({ mailbox }: MailboxDependencies): Router {
  const router = express.Router();
  if (!mailbox) return router;
  const { folder, readers } = mailbox;
  router.use("/mail", (request, _response, next) => {
    if (!mayRead(request, readers)) throw new ApiError("NOT_FOUND", "route-not-found");
    next();
  });
  router.get("/mail", async (_request, response) => {
    const lying = await folder.list(SHOWN);
    const read = await Promise.all(lying.map(({ tenant, name }) => folder.read(tenant, name)));
    send(response, listPage(read.flatMap((each) => each ?? [])));
  });
  router.get("/mail/:tenant/:name", async (request, response) => {
    const found = await folder.read(request.params.tenant, request.params.name);
    if (!found) throw new ApiError("NOT_FOUND", "not-found");
    send(response, messagePage(found));
  });
  return router;
}

/** Whether there is a viewer of mail, and whoever asks may look at it. */
export function mailboxShownTo(request: Request, mailbox: MailboxDependencies["mailbox"]): boolean {
  return mailbox !== undefined && mayRead(request, mailbox.readers);
}

function mayRead(request: Request, readers: "this-machine" | "everyone"): boolean {
  return readers === "everyone" || comesFromHere(request);
}

function comesFromHere(request: Request): boolean {
  const forwarded = request.get("x-forwarded-for") !== undefined || request.get("forwarded") !== undefined;
  return isLoopback(request.socket.remoteAddress) && !forwarded && OWN_NAMES.has(request.hostname);
}

function send(response: Response, html: string): void {
  response.setHeader("content-security-policy", MAILBOX_POLICY);
  response.setHeader("referrer-policy", "no-referrer");
  response.type("html").send(html);
}
