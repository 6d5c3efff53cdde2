import express, { type Request, type Response, type Router } from "express";
import type { CaseworkUseCases } from "../../../application/casework/index.js";
import { cpsvCatalogue } from "../../../domain/casework/index.js";
import { civilDateAt, type Instant } from "../../../domain/shared/index.js";
import { everyRow, type ReadSide } from "../../../read-models/read-side/index.js";
import { ApiError } from "../../errors/index.js";
import { RateLimiter, type Rate } from "../rate-limit.js";
import type { AskOpenRevenue } from "../../public-revenue/index.js";
import type { TenantResolver } from "../tenant.js";
import { csvOf } from "./csv.js";
import { LICENCE, performanceDescription } from "./description.js";
import { COLUMNS, publishedLines } from "./performance.js";
import { periodNamed } from "./period.js";
import { REVENUE_COLUMNS, revenueTable } from "./revenue.js";

export interface OpenDataDependencies {
  readonly casework: Pick<CaseworkUseCases, "catalogueWords">;
  readonly readSide: ReadSide;
  readonly openRevenue: AskOpenRevenue;
  readonly tenants: TenantResolver;
  readonly clock: () => Instant;
  /** Where people reach Defter, without a slash at the end. */
  readonly site: () => string;
}

/** By one address: what is published changes by the day at most, and each answer is read from the stores. */
const RATE: Rate = { attempts: 60, seconds: 60 };
/** Others may keep an answer for so long. */
const KEPT_SECONDS = 300;

/**
 * What anybody may take along, without signing in: `/open-data/TENANT/services` (CPSV-AP), `/open-data/TENANT/performance`
 * (what it is), `/open-data/TENANT/performance/2025-03.csv`, `.json` (the figures of a month or year that is over), and
 * `/open-data/TENANT/revenue/2025.csv`, `.json` (own revenue of a year, by month, item and unit).
 */
export function openDataRoutes(dependencies: OpenDataDependencies): Router {
  const { casework, readSide, openRevenue, tenants, clock, site } = dependencies;
  const limiter = new RateLimiter(RATE, () => Date.parse(clock()));
  const router = express.Router();
  router.use("/open-data", (request, response, next) => {
    const seconds = limiter.attempt(request.ip ?? "unknown");
    if (seconds > 0) throw new ApiError("LIMIT", "open-data-too-often", { facts: { seconds } });
    // Data for everybody: any page may read it.
    response.setHeader("access-control-allow-origin", "*").setHeader("cross-origin-resource-policy", "cross-origin");
    next();
  });

  router.get("/open-data/:tenant/services", async (request, response) => {
    const { tenant, municipality, groups } = await municipalityOf(request);
    const services = await everyRow(readSide.services, { tenant, offices: null }, { on: civilDateAt(clock()) });
    const document = cpsvCatalogue(services, {
      base: `${site()}/open-data/${tenant}/`,
      authority: { code: tenant, name: municipality },
      groups: new Map(groups.map(({ code, name }) => [code, name])),
    });
    send(response, "application/ld+json", JSON.stringify(document));
  });

  router.get("/open-data/:tenant/performance", async (request, response) => {
    const { tenant, municipality } = await municipalityOf(request);
    const address = `${site()}/open-data/${tenant}/performance`;
    const today = civilDateAt(clock());
    const description = performanceDescription({ address, tenant, municipality, today });
    send(response, "application/ld+json", JSON.stringify(description));
  });

  router.get("/open-data/:tenant/performance/:file", async (request, response) => {
    const { tenant, offices } = await municipalityOf(request);
    const [, name = "", format] = /^(.{1,10})\.(csv|json)$/.exec(request.params.file) ?? [];
    const period = periodNamed(name);
    if (period === null || format === undefined) throw new ApiError("NOT_FOUND", "open-data-file-unknown");
    if (period.to >= civilDateAt(clock()))
      throw new ApiError("NOT_FOUND", "open-data-period-not-over", { facts: { period: name, to: period.to } });
    const rows = await publishedLines(readSide, tenant, offices, period);
    const description = `${site()}/open-data/${tenant}/performance`;
    response.setHeader("link", `<${description}>; rel="describedby", <${LICENCE}>; rel="license"`);
    const table = rows.map((row) => Object.fromEntries(COLUMNS.map((column) => [column, row[column]])));
    if (format === "csv") send(response, "text/csv", csvOf(COLUMNS, table));
    else {
      const { from, to } = period;
      const body = { description, licence: LICENCE, period: { name, from, to }, readAt: clock(), rows: table };
      send(response, "application/json", JSON.stringify(body));
    }
  });

  router.get("/open-data/:tenant/revenue/:file", async (request, response) => {
    const { tenant } = await municipalityOf(request);
    const [, year, format] = /^(2[01]\d\d)\.(csv|json)$/.exec(request.params.file) ?? [];
    if (year === undefined) throw new ApiError("NOT_FOUND", "open-data-file-unknown");
    const revenue = await openRevenue(tenant, Number(year));
    const rows = revenueTable(revenue);
    response.setHeader("link", `<${LICENCE}>; rel="license"`);
    if (format === "csv") send(response, "text/csv", csvOf(REVENUE_COLUMNS, rows));
    else {
      const body = { licence: LICENCE, year: revenue.year, plan: revenue.plan, readAt: revenue.readAt, rows };
      send(response, "application/json", JSON.stringify(body));
    }
  });
  return router;

  /** The municipality of an address, and what it calls things. Throws NOT_FOUND where there is none. */
  async function municipalityOf(request: Request<{ readonly tenant: string }>) {
    const tenant = tenants.resolve({ hostname: request.hostname, named: request.params.tenant });
    if (tenant === null) throw new ApiError("NOT_FOUND", "not-found");
    const { municipality, groups, offices } = await casework.catalogueWords(tenant);
    if (municipality === null) throw new ApiError("NOT_FOUND", "not-found");
    return { tenant, municipality, groups, offices };
  }
}

function send(response: Response, type: string, body: string): void {
  response.setHeader("cache-control", `public, max-age=${KEPT_SECONDS}`);
  response.type(`${type}; charset=utf-8`).send(body);
}
