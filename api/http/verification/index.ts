import express, { type Request, type Response, type Router } from "express";
import { plainCode } from "../../../application/personal-data/index.js";
import type { TaxationUseCases } from "../../../application/taxation/index.js";
import { civilDateAt, type Instant } from "../../../domain/shared/index.js";
import { ApiError } from "../../errors/index.js";
import type { Language } from "../../messages/index.js";
import { languageOf } from "../language.js";
import { RateLimiter, type Rate } from "../rate-limit.js";
import type { TenantResolver } from "../tenant.js";
import { clearancePage, paperPage, unknownPage } from "./answer.js";
import { verificationPage, type VerificationPage } from "./page.js";

export interface VerificationDependencies {
  readonly verification: Pick<TaxationUseCases, "verifyClearance" | "verifyPaper">;
  readonly tenants: TenantResolver;
  readonly clock: () => Instant;
}

/** By one address. Wide enough for an office that checks papers all day, and hopeless for guessing eighty bits. */
const RATE: Rate = { attempts: 120, seconds: 60 };
const ID = /^[A-Za-z0-9_-]{1,64}$/;

/**
 * The pages that the QR codes of papers lead to, open to everyone: `/v/TENANT/CODE` for a clearance,
 * `/v/TENANT/invoice/ACCOUNT/ID/CODE` and `/v/TENANT/receipt/…`. They say only what stands on the paper.
 */
export function verificationRoutes({ verification, tenants, clock }: VerificationDependencies): Router {
  const limiter = new RateLimiter(RATE, () => Date.parse(clock()));
  const router = express.Router();

  router.use("/v", (request, _response, next) => {
    const seconds = limiter.attempt(request.ip ?? "unknown");
    if (seconds > 0) throw new ApiError("LIMIT", "verifying-too-often", { facts: { seconds } });
    next();
  });
  router.get("/v/:tenant/:code", async (request, response) => {
    const [language, tenant] = [wantedLanguage(request), tenantOf(request)];
    const verificationCode = plainCode(request.params.code);
    const on = civilDateAt(clock());
    const found = tenant && (await verification.verifyClearance(tenant, { verificationCode, on }));
    send(response, found && found.ok ? clearancePage(language, found.value) : null, language);
  });
  router.get("/v/:tenant/:paper/:account/:id/:code", async (request, response) => {
    const [language, tenant] = [wantedLanguage(request), tenantOf(request)];
    const { paper, account, id } = request.params;
    const named = (paper === "invoice" || paper === "receipt") && ID.test(account) && ID.test(id);
    const found =
      tenant && named
        ? await verification.verifyPaper(tenant, {
            paper,
            accountId: account,
            id,
            code: plainCode(request.params.code),
          })
        : null;
    send(response, found?.ok ? paperPage(language, found.value) : null, language);
  });
  return router;

  function tenantOf(request: Request<{ tenant: string }>): string | null {
    return tenants.resolve({ hostname: request.hostname, named: request.params.tenant });
  }
}

function send(response: Response, page: VerificationPage | null, language: Language): void {
  response.status(page ? 200 : 404).setHeader("content-language", language);
  response.type("html").send(verificationPage(page ?? unknownPage(language)));
}

function wantedLanguage(request: Request<object>): Language {
  const { lang } = request.query;
  return lang === "sq" || lang === "en" ? lang : languageOf(request.get("accept-language"));
}
