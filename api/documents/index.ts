import express, { type Request, type Response, type Router } from "express";
import type { ApiDependencies } from "../dependencies.js";
import { ApiError, refusedError, toApiError } from "../errors/index.js";
import { Authorisation, recordDenial, recordRead } from "../graphql/access/index.js";
import { OWN_READ, ownCase } from "../graphql/citizen/index.js";
import type { Asking } from "../graphql/access/index.js";
import { READ, visibleCase } from "../graphql/casework/access/index.js";
import { authenticatedOf, correlationOf, RateLimiter, requireOwnOrigin, type Rate } from "../http/index.js";
import { attachment, inline } from "./attachment.js";
import { oneFile } from "./one-file.js";

/** Of one person: wide enough for whoever scans at a counter all day. */
const UPLOAD_RATE: Rate = { attempts: 120, seconds: 60 };
const ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;
/** Kinds that hold nothing that would run in a page; their content was looked at when it came in. */
const SHOWN_IN_A_PAGE: ReadonlySet<string> = new Set(["application/pdf", "image/jpeg", "image/png"]);
const IN_OUR_PAGES = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'";
/** Longer than any address of a page with everything that was sent from it. */
const MAX_BACK = 8000;
const OWN_PATH = /^\/(sq|en)\/(?!\/)[^\\]*$/;
const NOWHERE = "http://pages.invalid";
/** Whoever may lodge or act on cases may send documents for them. */
const UPLOADERS = ["case.lodge", "case.act", "own.lodge", "own.act"] as const;

/**
 * `POST /documents/uploads` takes a document in for a command to come (with `?back=PAGE&slot=NAME` as a form of that page
 * of ours: the answer leads back there, with what came of it); `GET /documents/cases/CASE/DOCUMENT` gives out a
 * document of a case, to whoever may read the case; with `?view=page` to be shown in a page of ours. Behind authentication.
 */
export function documentRoutes(dependencies: ApiDependencies): Router {
  const limiter = new RateLimiter(UPLOAD_RATE, () => Date.parse(dependencies.clock()));
  const router = express.Router();
  router.post("/documents/uploads", (request, response) =>
    denialsToo(dependencies, request, response, () => upload(dependencies, limiter, request, response)),
  );
  router.get("/documents/cases/:caseId/:documentId", (request, response) =>
    denialsToo(dependencies, request, response, () => download(dependencies, request, response)),
  );
  return router;
}

/** Answers, and records where somebody who signed in was denied. */
async function denialsToo(
  dependencies: ApiDependencies,
  request: Request,
  response: Response,
  answer: () => Promise<void>,
): Promise<void> {
  try {
    await answer();
  } catch (error) {
    recordIfDenied(dependencies, request, response, error);
    throw error;
  }
}

function recordIfDenied(dependencies: ApiDependencies, request: Request, response: Response, error: unknown): void {
  const principal = authenticatedOf(response)?.principal;
  if (principal && error instanceof ApiError && error.code === "FORBIDDEN")
    recordDenial(dependencies, principal, request.path, correlationOf(response));
}

async function upload(
  dependencies: ApiDependencies,
  limiter: RateLimiter,
  request: Request,
  response: Response,
): Promise<void> {
  const page = ownPage(request.query["back"]);
  if (page === null) {
    response.status(201).json(await keep(dependencies, limiter, request, response));
    return;
  }
  // A form of our pages, sent without script: what came of it is told to the page that it stood on.
  requireOwnOrigin(request, dependencies.settings.allowedOrigins);
  const slot = String(request.query["slot"] ?? "").slice(0, 120);
  try {
    const { upload: handle, name, until } = await keep(dependencies, limiter, request, response);
    for (const [key, value] of Object.entries({ upload: handle, slot, name, until }))
      page.searchParams.append(key, value);
  } catch (error) {
    const { code, rule } = toApiError(error);
    if (code === "INTERNAL") throw error;
    recordIfDenied(dependencies, request, response, error);
    page.searchParams.set("refused", rule);
    page.searchParams.set("at", slot);
  }
  response.redirect(303, page.pathname + page.search);
}

/** A page of ours that a form stood on; null where the request comes from a program, or names anything else. */
function ownPage(back: unknown): URL | null {
  if (typeof back !== "string" || back.length > MAX_BACK || !OWN_PATH.test(back)) return null;
  const page = new URL(back, NOWHERE);
  // What the browser would make of the address counts: `/sq/..//elsewhere` is another host.
  if (page.origin !== NOWHERE || !OWN_PATH.test(page.pathname)) return null;
  for (const name of ["refused", "at"]) page.searchParams.delete(name);
  return page;
}

async function keep(dependencies: ApiDependencies, limiter: RateLimiter, request: Request, response: Response) {
  const { authorisation } = askingOf(dependencies, response);
  const { tenant, userId } = authorisation.signedIn();
  const permission = UPLOADERS.find((each) => authorisation.holds(each)) ?? UPLOADERS[0];
  authorisation.grant(permission);
  const seconds = limiter.attempt(`${tenant}/${userId}`);
  if (seconds > 0) throw new ApiError("LIMIT", "upload-too-often", { facts: { seconds } });
  const kept = await oneFile(request, (file) => dependencies.uploads.keep({ tenant, userId }, file));
  if (!kept.ok) throw refusedError(kept.refusal);
  const { uploadId, name, mediaType, bytes, digest, scan, until } = kept.value;
  return { upload: uploadId, name, mediaType, bytes, sha256: digest, scan, until };
}

async function download(
  dependencies: ApiDependencies,
  request: Request<{ caseId: string; documentId: string }>,
  response: Response,
): Promise<void> {
  const asking = askingOf(dependencies, response);
  const { caseId, documentId } = request.params;
  const { tenant } = asking.authorisation.signedIn();
  const own = asking.authorisation.holds(OWN_READ);
  if (!own) asking.authorisation.grant(READ);
  if (!ID.test(caseId) || !ID.test(documentId)) throw new ApiError("VALIDATION", "identifier-malformed");
  const { state } = await (own ? ownCase(asking, OWN_READ, caseId) : visibleCase(asking, READ, caseId));
  const file = await dependencies.casework.caseFile(tenant, caseId);
  const document = file.ok ? file.value.content.documents.find((each) => each.documentId === documentId) : undefined;
  if (!document) throw new ApiError("NOT_FOUND", "not-found");
  const content = await dependencies.documents.give({ tenant, subjectId: state.subjectId }, document.digest);
  if (!content.ok) throw refusedError(content.refusal);
  if (!own) await recordRead(asking, READ, `case/${caseId}/${documentId}`.slice(0, 80), state.subjectId);
  const name = document.name ?? documentId;
  const inPage = request.query["view"] === "page" && SHOWN_IN_A_PAGE.has(document.mediaType);
  // A browser shows a PDF by a viewer of its own, which it does not start in a sandbox.
  response.setHeader("content-security-policy", inPage ? IN_OUR_PAGES : "default-src 'none'; sandbox");
  response.setHeader("content-disposition", inPage ? inline(name) : attachment(name));
  response.setHeader("digest", `sha-256=${Buffer.from(document.digest, "hex").toString("base64")}`);
  response.type(document.mediaType).send(Buffer.from(content.value));
}

function askingOf(dependencies: ApiDependencies, response: Response): Asking {
  const principal = authenticatedOf(response)?.principal ?? null;
  return {
    authorisation: new Authorisation(principal, dependencies.access),
    dependencies,
    correlationId: correlationOf(response),
  };
}
