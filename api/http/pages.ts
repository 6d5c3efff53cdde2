import express, { type Request, type RequestHandler, type Response, type Router } from "express";
import type { ExecutionResult } from "graphql";
import type { Language } from "../messages/index.js";
import { authenticatedOf, authenticatePage, type AuthenticationDependencies } from "./authentication.js";
import { correlationOf } from "./correlation.js";
import type { ApiLogger } from "./logger.js";
import { pageDoors, type Doors, type PageDoors, type PageDoorsDependencies } from "./page-doors.js";

/** Makes the pages of a request. */
export type PagesHandler = RequestHandler;

export interface PagesDependencies extends AuthenticationDependencies, PageDoorsDependencies {
  readonly profile: "development" | "production";
  readonly logger: ApiLogger;
  /** Makes the pages; without it every address that is none of the API's is not found. */
  readonly pages?: PagesHandler | undefined;
  /** GraphQL in this process, as the caller of a request. */
  readonly ask?: (request: Request, response: Response, question: PageQuestion) => Promise<ExecutionResult>;
}

export interface PageQuestion {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly language: Language;
}

/** What a page has to go by, as `request.defter`. The pages know nothing else of Defter. */
export interface PageRequest extends PageDoors {
  /** One operation in the caller's name: the same guards, limits and words as over HTTP. */
  ask(question: PageQuestion): Promise<ExecutionResult>;
  /** Whose session the request came with; null: of nobody, or of one that has ended. */
  readonly signedIn: "citizen" | "officer" | null;
  /** Shows what is for those who build pages, such as the style guide. */
  readonly development: boolean;
  readonly correlationId: string;
  /** Tells the log what broke while the page was made. */
  failed(error: unknown): void;
}

/** Tells the pages how they were reached; whatever a caller sent by this name is overwritten. */
export const PROTOCOL_HEADER = "x-defter-protocol";

const OF_THE_API = /^\/(graphql|auth|documents|mail|open-data|health|metrics|v)(\/|$)/;
const OF_THE_PAGES = /^\/($|(sq|en|_app|styleguide)(\/|$)|(favicon\.svg|robots\.txt)$)/;

/** Everything for people: the addresses of the pages, and whatever else a browser asks for, so that it is told in words. */
export function pageRoutes(dependencies: PagesDependencies, doors: Doors): Router {
  const { pages, ask, profile, logger } = dependencies;
  const router = express.Router();
  if (pages === undefined || ask === undefined) return router;
  const page = express.Router();
  page.use(authenticatePage(dependencies), (request, response, next) => {
    const defter: PageRequest = {
      ask: (question) => ask(request, response, question),
      ...pageDoors(request, response, dependencies, doors),
      signedIn: signedInAs(response),
      development: profile === "development",
      correlationId: correlationOf(response),
      failed: (error) =>
        logger.error({ correlationId: correlationOf(response), err: error, path: request.path }, "page failed"),
    };
    Object.assign(request, { defter });
    request.headers[PROTOCOL_HEADER] = request.protocol;
    // Without any referrer a browser calls the origin of a form `null`, and the form would be taken for a foreign one.
    response.setHeader("referrer-policy", "same-origin");
    return pages(request, response, next);
  });
  router.use((request, response, next) => (isPage(request) ? page(request, response, next) : next()));
  return router;
}

function signedInAs(response: Response): PageRequest["signedIn"] {
  const authenticated = authenticatedOf(response);
  if (authenticated === undefined) return null;
  return authenticated.principal.taxpayerId === null ? "officer" : "citizen";
}

function isPage(request: Request): boolean {
  if (OF_THE_API.test(request.path)) return false;
  return OF_THE_PAGES.test(request.path) || request.accepts(["json", "html"]) === "html";
}
