import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { Registry } from "prom-client";
import { apiMetrics, createHttpApp, knownTenants, MemorySessionStore } from "../../../api/http/index.js";
import type { Principal } from "../../../api/identity-gate.js";
import { instant, refusal } from "../../../domain/shared/index.js";
import type { ReadSide } from "../../../read-models/read-side/index.js";
import { listen, post, postChunked, type Listening } from "../support/http.js";

const alice: Principal = {
  tenant: "shkoder",
  userId: "01ALICE",
  taxpayerId: null,
  displayName: "Alice",
  roles: ["clerk"],
  offices: null,
  mustChangePassword: false,
};

let now = Date.parse("2025-06-01T12:00:00.000Z");
let suspended = false;
let storeDown = false;
let reached: unknown[] = [];
const logged: unknown[] = [];
const note = (fields: object, message: string) => void logged.push({ ...fields, message });

let server: Listening;
beforeAll(async () => {
  const registry = new Registry();
  const app = createHttpApp({
    profile: "development",
    sessions: new MemorySessionStore(),
    identity: {
      signIn: async ({ username, password }) =>
        username === "alice" && password === "correct horse" ? { ok: true, userId: alice.userId } : { ok: false },
      principal: async () => (suspended ? null : alice),
      citizen: async () => null,
    },
    citizens: {
      askForCode: () => Promise.reject(new Error("nobody asks")),
      signIn: () => Promise.reject(new Error("nobody signs in")),
      findCitizen: async () => null,
      prepare: async () => undefined,
      purge: async () => 0,
    },
    clock: () => instant(new Date(now)),
    secureCookies: false,
    allowedOrigins: ["https://desk.example"],
    tenants: knownTenants([{ code: "shkoder" }, { code: "lezhe", hostnames: ["lezhe.example"] }]),
    signInRates: {
      byAddress: { attempts: 100, seconds: 60 },
      byUsername: { attempts: 3, seconds: 60 },
      byUsernameAnywhere: { attempts: 10_000, seconds: 1 },
    },
    readiness: [
      { name: "eventStore", check: async () => undefined },
      {
        name: "postgres",
        check: async () => {
          if (storeDown) throw new Error("password of postgres is hunter2");
        },
      },
    ],
    documents: (_request, _response, next) => next(),
    verification: {
      taxation: {
        verifyClearance: async () => ({ ok: false, refusal: refusal("clearance-unknown") }),
        verifyPaper: async () => ({ ok: false, refusal: refusal("paper-unknown") }),
      },
      casework: {
        verifyOutput: async () => ({ ok: false, refusal: refusal("paper-unknown") }),
        verifyNotice: async () => ({ ok: false, refusal: refusal("paper-unknown") }),
      },
      readSide: {} as ReadSide,
    },
    casework: {
      catalogueWords: async () => ({
        municipality: null,
        groups: [],
        offices: [],
        documentTypes: [],
        roles: [],
      }),
    },
    readSide: {} as ReadSide,
    openRevenue: () => Promise.reject(new Error("nobody asks")),
    site: () => "https://defter.example",
    registry,
    metrics: apiMetrics(registry),
    metricsToken: undefined,
    trustedProxies: 0,
    logger: { info: note, warn: note, error: note },
    graphql: (request, response) => {
      reached.push(request.body);
      if ((request.body as { boom?: unknown } | undefined)?.boom) throw new Error("secret: select * from auth.session");
      response.json({ data: "reached" });
    },
  });
  server = await listen(app);
});
afterAll(() => server.close());
beforeEach(() => {
  suspended = storeDown = false;
  reached = [];
  now += 3_600_000;
});

const graphql = (body: unknown, headers: Record<string, string> = {}) => post(`${server.url}/graphql`, body, headers);
const signIn = (body: object, headers: Record<string, string> = {}) =>
  post(`${server.url}/auth/sign-in`, { tenant: "shkoder", ...body }, headers);
const credentials = { username: "alice", password: "correct horse" };
type Problem = { code: string; rule: string; detail: string; correlationId: string; fields?: { path: string }[] };
const problem = async (response: Response) => (await response.json()) as Problem;

describe("bodies", () => {
  test.each([
    ["a key twice", '{"a":1,"a":2}', "json-duplicate-key"],
    ["__proto__", '{"__proto__":{"x":1}}', "json-forbidden-key"],
    ["33 levels", "[".repeat(33) + "]".repeat(33), "json-too-deep"],
    ["no JSON", "amount=1", "json-malformed"],
    ["nothing", " ", "body-missing"],
  ])("%s is refused before anything sees it", async (_name, body, rule) => {
    const response = await graphql(body);
    expect(response.status).toBe(400);
    expect(response.headers.get("content-type")).toContain("application/problem+json");
    expect(await problem(response)).toMatchObject({ code: "VALIDATION", rule });
    expect(reached).toEqual([]);
  });

  test("10 MB are refused with 413, declared or not", async () => {
    const declared = await graphql(`{"query":"${"x".repeat(10_000_000)}"}`).catch(() => null);
    // The server may close the connection while a careless client is still sending.
    if (declared) expect(declared.status).toBe(413);
    const undeclared = await postChunked(`${server.url}/graphql`, "x".repeat(262_144), 5);
    expect(undeclared.status).toBe(413);
    expect(JSON.parse(undeclared.body)).toMatchObject({ code: "LIMIT", rule: "body-too-large" });
    expect(reached).toEqual([]);
  });

  test("only JSON is read", async () => {
    const response = await graphql("query=x", { "content-type": "application/x-www-form-urlencoded" });
    expect(response.status).toBe(415);
    expect((await graphql("--", { "content-type": "multipart/form-data; boundary=-" })).status).toBe(415);
    expect((await graphql("{}", { "content-type": "text/plain" })).status).toBe(415);
    expect(reached).toEqual([]);
  });

  test("bytes that are no UTF-8 are refused", async () => {
    const body = Buffer.from([0x22, 0xff, 0x22]);
    const response = await fetch(`${server.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
    });
    expect((await problem(response)).rule).toBe("body-not-utf8");
  });
});

describe("errors", () => {
  test("carry the correlation id of the log and nothing from the inside", async () => {
    const id = "6ff0a3f0-7b1a-4a52-9a3c-111111111111";
    const response = await graphql({ boom: true }, { "x-correlation-id": id });
    expect(response.status).toBe(500);
    expect(response.headers.get("x-correlation-id")).toBe(id);
    const text = await response.text();
    expect(JSON.parse(text)).toMatchObject({ code: "INTERNAL", correlationId: id });
    expect(text).not.toMatch(/secret|select|\.js|at /);
    expect(logged).toContainEqual(expect.objectContaining({ correlationId: id, message: "request failed" }));
  });

  test("speak Albanian unless English is asked for", async () => {
    const albanian = await fetch(`${server.url}/nowhere`);
    expect(await problem(albanian)).toMatchObject({ code: "NOT_FOUND", detail: "Nuk ka asgjë në këtë adresë." });
    const english = await fetch(`${server.url}/nowhere`, {
      headers: { "accept-language": "de, en-GB;q=0.8, sq;q=0.5" },
    });
    expect(await problem(english)).toMatchObject({ detail: "There is nothing at this address." });
    expect(english.headers.get("content-language")).toBe("en");
  });

  test("a correlation id that is none is replaced, not echoed", async () => {
    const response = await fetch(`${server.url}/nowhere`, { headers: { "x-correlation-id": "<script>" } });
    expect(response.headers.get("x-correlation-id")).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe("signing in", () => {
  test("as a machine gives a bearer token, which works until it is signed out", async () => {
    const answer = await signIn({ ...credentials, kind: "bearer" });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("set-cookie")).toBeNull();
    const { token } = (await answer.json()) as { token: string };
    const bearer = { authorization: `Bearer ${token}` };
    expect((await graphql({}, bearer)).status).toBe(200);
    expect((await post(`${server.url}/auth/sign-out`, {}, bearer)).status).toBe(204);
    expect(await problem(await graphql({}, bearer))).toMatchObject({
      code: "UNAUTHENTICATED",
      rule: "session-expired",
    });
  });

  test("as a person sets an http-only cookie of the same site, and shows no token", async () => {
    const answer = await signIn(credentials);
    const cookie = answer.headers.get("set-cookie")!;
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    expect(await answer.json()).not.toHaveProperty("token");
    expect((await graphql({}, { cookie: cookie.split(";")[0]! })).status).toBe(200);
  });

  test("a cookie is not accepted from a foreign page, nor as a bearer token", async () => {
    const cookie = (await signIn(credentials)).headers.get("set-cookie")!.split(";")[0]!;
    const foreign = await graphql({}, { cookie, origin: "https://evil.example" });
    expect(await problem(foreign)).toMatchObject({ code: "FORBIDDEN", rule: "origin-not-allowed" });
    expect((await graphql({}, { cookie, origin: "null" })).status).toBe(403);
    expect((await graphql({}, { cookie, "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect((await graphql({}, { cookie, origin: server.url })).status).toBe(200);
    expect((await graphql({}, { cookie, origin: "https://desk.example" })).status).toBe(200);
    expect((await graphql({}, { authorization: `Bearer ${cookie.split("=")[1]!}` })).status).toBe(401);
  });

  test("a suspended user is out with the next request", async () => {
    const { token } = (await (await signIn({ ...credentials, kind: "bearer" })).json()) as { token: string };
    suspended = true;
    expect((await graphql({}, { authorization: `Bearer ${token}` })).status).toBe(401);
  });

  test("wrong name and wrong password are answered alike", async () => {
    const wrongPassword = await problem(await signIn({ ...credentials, password: "wrong" }));
    const wrongName = await problem(await signIn({ ...credentials, username: "nobody" }));
    expect({ ...wrongPassword, correlationId: "" }).toEqual({ ...wrongName, correlationId: "" });
    expect(wrongName.rule).toBe("sign-in-refused");
  });

  test("do not stop a whole town hall behind one address: only what fails is counted", async () => {
    for (let officer = 0; officer < 110; officer++) expect((await signIn(credentials)).status).toBe(200);
  });

  test("too many attempts on one name wait, other names do not", async () => {
    for (let attempt = 0; attempt < 3; attempt++) await signIn({ username: "alice", password: "guess" });
    const blocked = await signIn(credentials);
    expect(blocked.status).toBe(429);
    expect(Number(blocked.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await signIn({ username: "other", password: "guess" })).status).toBe(401);
    now += 61_000;
    expect((await signIn(credentials)).status).toBe(200);
  });

  test("the body is checked field by field", async () => {
    const response = await signIn({ username: "a\u202eb", password: "", admin: true });
    expect(response.status).toBe(400);
    expect((await problem(response)).fields?.map(({ path }) => path).sort()).toEqual(["admin", "password", "username"]);
  });

  test("an unknown municipality is said to be unclear", async () => {
    expect((await problem(await signIn({ ...credentials, tenant: "atlantis" }))).rule).toBe("tenant-unknown");
  });

  test("a malformed proof is not taken for a visitor", async () => {
    expect((await graphql({}, { authorization: "Basic YTpi" })).status).toBe(401);
  });
});

describe("health, metrics and headers", () => {
  test("live and ready", async () => {
    expect((await fetch(`${server.url}/health/live`)).status).toBe(200);
    expect(await (await fetch(`${server.url}/health/ready`)).json()).toEqual({
      status: "ready",
      checks: { eventStore: "ok", postgres: "ok" },
    });
  });

  test("not ready names the store, not its secrets", async () => {
    storeDown = true;
    const response = await fetch(`${server.url}/health/ready`);
    expect(response.status).toBe(503);
    const text = await response.text();
    expect(JSON.parse(text)).toMatchObject({ checks: { eventStore: "ok", postgres: "failed" } });
    expect(text).not.toContain("hunter2");
  });

  test("metrics count requests by tenant, for this machine only", async () => {
    const { token } = (await (await signIn({ ...credentials, kind: "bearer" })).json()) as { token: string };
    await graphql({}, { authorization: `Bearer ${token}` });
    const text = await (await fetch(`${server.url}/metrics`)).text();
    expect(text).toMatch(/defter_http_request_duration_seconds_count\{tenant="shkoder",route="\/graphql"/);
    const proxied = await fetch(`${server.url}/metrics`, { headers: { "x-forwarded-for": "203.0.113.9" } });
    expect(proxied.status).toBe(403);
  });

  test("GraphiQL asks nothing of the outside", async () => {
    const response = await fetch(`${server.url}/graphql`, { headers: { accept: "text/html" } });
    const policy = response.headers.get("content-security-policy")!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("connect-src 'self'");
    expect(policy).not.toMatch(/https?:/);
    const page = await response.text();
    expect(page).not.toMatch(/<(script|link)[^>]+(src|href)="https?:/);
  });

  test("every answer forbids sniffing, framing and caching", async () => {
    const { headers } = await fetch(`${server.url}/nowhere`);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("content-security-policy")).toContain("default-src 'self'");
    expect(headers.get("x-powered-by")).toBeNull();
  });
});
