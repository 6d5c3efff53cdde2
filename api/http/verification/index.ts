import express, { type Request, type Response, type Router } from "express";
import { plainCode } from "../../../application/personal-data/index.js";
import { civilDateAt, parseText, type Instant } from "../../../domain/shared/index.js";
import { ApiError } from "../../errors/index.js";
import type { Language } from "../../messages/index.js";
import {
  paperAt,
  paperByCode,
  paperByNumber,
  type CheckedPaper,
  type PaperVerification,
} from "../../verification/index.js";
import { languageOf } from "../language.js";
import { RateLimiter, type Rate } from "../rate-limit.js";
import type { TenantResolver } from "../tenant.js";
import { formPage, paperPage, unknownPage } from "./answer.js";
import { verificationPage, type VerificationPage } from "./page.js";

export interface VerificationDependencies {
  readonly verification: PaperVerification;
  readonly tenants: TenantResolver;
  readonly clock: () => Instant;
}

/** By one address. Wide enough for an office that checks papers all day, and hopeless for guessing eighty bits. */
const RATE: Rate = { attempts: 120, seconds: 60 };
const MAX_NUMBER = 80;

/**
 * The pages that the QR codes of papers lead to, open to everyone: `/v/TENANT/CODE` for clearances and acts,
 * `/v/TENANT/PAPER/OF/ID/CODE` for invoices, receipts and letters; and `/v/TENANT`, where number and code are typed. They
 * say only what stands on the paper.
 */
export function verificationRoutes({ verification, tenants, clock }: VerificationDependencies): Router {
  const limiter = new RateLimiter(RATE, () => Date.parse(clock()));
  const router = express.Router();

  router.use("/v", (request, _response, next) => {
    const seconds = limiter.attempt(request.ip ?? "unknown");
    if (seconds > 0) throw new ApiError("LIMIT", "verifying-too-often", { facts: { seconds } });
    next();
  });
  router.get("/v/:tenant", async (request, response) => {
    const [language, tenant] = [wantedLanguage(request), tenantOf(request)];
    const typed = typedIn(request);
    if (tenant !== null && typed === null) return page(response, 200, formPage(language), language);
    const found = tenant !== null && typed !== null ? await paperByNumber(verification, tenant, typed, today()) : null;
    send(response, found, language, tenant !== null);
  });
  router.get("/v/:tenant/:code", async (request, response) => {
    const [language, tenant] = [wantedLanguage(request), tenantOf(request)];
    const code = plainCode(request.params.code);
    send(response, tenant && (await paperByCode(verification, tenant, code, today())), language);
  });
  router.get("/v/:tenant/:paper/:of/:id/:code", async (request, response) => {
    const [language, tenant] = [wantedLanguage(request), tenantOf(request)];
    const { code, ...address } = request.params;
    send(response, tenant && (await paperAt(verification, tenant, address, plainCode(code))), language);
  });
  return router;

  function today() {
    return civilDateAt(clock());
  }

  function tenantOf(request: Request<{ tenant: string }>): string | null {
    return tenants.resolve({ hostname: request.hostname, named: request.params.tenant });
  }
}

/** Number and code as somebody typed them; null where not both are there. */
function typedIn({ query }: Request<object>): { readonly number: string; readonly code: string } | null {
  const [number, code] = [parseText(query["number"], MAX_NUMBER), parseText(query["code"], MAX_NUMBER)];
  return number.ok && code.ok ? { number: number.value, code: plainCode(code.value) } : null;
}

function send(response: Response, found: CheckedPaper | null | "", language: Language, typed = false): void {
  if (found) page(response, 200, paperPage(language, found), language);
  else page(response, 404, unknownPage(language, typed), language);
}

function page(response: Response, status: number, shown: VerificationPage, language: Language): void {
  response.status(status).setHeader("content-language", language);
  response.type("html").send(verificationPage(shown));
}

function wantedLanguage(request: Request<object>): Language {
  const { lang } = request.query;
  return lang === "sq" || lang === "en" ? lang : languageOf(request.get("accept-language"));
}
