import type { RequestHandler } from "express";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import type { PageRequest } from "../../../api/http/pages.js";
import { PROTOCOL_HEADER } from "../../../api/index.js";
import { FakeApi } from "../support/fake-api.js";
import { post } from "../support/http.js";

type Asked = Awaited<ReturnType<PageRequest["ask"]>>;
let answer: (page: PageRequest) => Promise<unknown> = async () => null;
let seen: { readonly method: string; readonly protocol: unknown }[] = [];

/** Pages that show what they got from GraphQL. */
const pages: RequestHandler = async (request, response) => {
  seen.push({ method: request.method, protocol: request.headers[PROTOCOL_HEADER] });
  response.json(await answer((request as unknown as { defter: PageRequest }).defter));
};

let api: FakeApi;
beforeAll(async () => {
  api = await new FakeApi({}, { pages }).start();
});
afterAll(() => api.close());
beforeEach(() => {
  answer = async () => null;
  seen = [];
});

const browser = { accept: "text/html,application/xhtml+xml,*/*;q=0.8" };
const open = (path: string, headers: Record<string, string> = {}) =>
  fetch(api.url + path, { headers: { ...browser, ...headers } });
const ME = { query: "{ me { displayName } }", variables: {}, language: "sq" } as const;

/** The cookie of somebody who signed in with a browser. */
async function cookieOf(): Promise<string> {
  const { userId } = await api.as(["clerk"]).then(() => [...api.users.values()].at(-1)!);
  const body = { username: userId, password: "correct horse", tenant: "shkoder" };
  return (await post(`${api.url}/auth/sign-in`, body)).headers.get("set-cookie")!.split(";")[0]!;
}

describe("which addresses are pages", () => {
  test.each(["/", "/sq", "/sq/sherbimet", "/en/desk", "/_app/version.json", "/favicon.svg", "/whatever"])(
    "%s",
    async (path) => {
      expect((await open(path)).status).toBe(200);
      expect(seen).toHaveLength(1);
    },
  );

  test.each(["/graphql", "/auth/sign-in", "/documents/x", "/health/live", "/metrics", "/open-data/x", "/v/shkoder/x"])(
    "%s is the API's",
    async (path) => {
      await open(path);
      expect(seen).toEqual([]);
    },
  );

  test("what a program asks for in vain is told to it as a problem", async () => {
    const response = await fetch(`${api.url}/whatever`, { headers: { accept: "application/json" } });
    expect([response.status, response.headers.get("content-type")]).toEqual([
      404,
      "application/problem+json; charset=utf-8",
    ]);
    expect(seen).toEqual([]);
  });

  test("tell forms where they come from, and others nothing", async () => {
    expect((await open("/sq")).headers.get("referrer-policy")).toBe("same-origin");
    const api404 = await fetch(`${api.url}/whatever`, { headers: { accept: "application/json" } });
    expect(api404.headers.get("referrer-policy")).toBe("no-referrer");
  });

  test("that break are told to the log, under the id that is shown", async () => {
    answer = async (page) => {
      page.failed(new Error("no ink"));
      return page.correlationId;
    };
    const correlationId = (await (await open("/sq/te-ardhurat")).json()) as string;
    expect(api.logged.at(-1)).toMatchObject({ correlationId, path: "/sq/te-ardhurat", err: { message: "no ink" } });
  });

  test("the protocol is what we know, whatever a visitor claims", async () => {
    await open("/sq", { [PROTOCOL_HEADER]: "https" });
    expect(seen).toEqual([{ method: "GET", protocol: "http" }]);
  });
});

describe("GraphQL for a page", () => {
  test("asks in the name of whoever looks, by their cookie", async () => {
    answer = (page) => page.ask(ME);
    expect(await (await open("/sq")).json()).toEqual({ data: { me: null } });
    expect(await (await open("/sq", { cookie: await cookieOf() })).json()).toEqual({
      data: { me: { displayName: "clerk" } },
    });
  });

  test("is held to the same guards, in the language of the page", async () => {
    answer = (page) => page.ask({ ...ME, query: "{ users { nodes { id } } }" });
    const { errors } = (await (await open("/sq", { "accept-language": "en" })).json()) as Asked;
    expect(errors).toMatchObject([
      { message: "Identifikohuni më parë.", extensions: { code: "UNAUTHENTICATED", rule: "sign-in-needed" } },
    ]);
  });

  test("is held to the same limits", async () => {
    const wide = Array.from({ length: 40 }, (_, index) => `a${index}: me { displayName }`).join(" ");
    answer = (page) => page.ask({ ...ME, query: `{ ${wide} }` });
    const { errors } = (await (await open("/sq")).json()) as Asked;
    expect(errors).toMatchObject([{ extensions: { code: "LIMIT" } }]);
  });

  test("gives no stream: a page is made and done", async () => {
    answer = (page) => page.ask({ ...ME, query: "subscription { events { id } }" });
    const response = (await (await open("/sq")).json()) as Asked;
    expect(response.errors).toHaveLength(1);
  });
});

describe("who looks", () => {
  test("with a cookie that holds no more is a visitor, and loses it", async () => {
    answer = (page) => page.ask(ME);
    const response = await open("/sq", { cookie: "defter_session=abcdefghijklmnopqrstuvwxyz" });
    expect(await response.json()).toEqual({ data: { me: null } });
    expect(response.headers.get("set-cookie")).toMatch(/^defter_session=;/);
  });

  test("may come by a link from elsewhere, but sends nothing from there", async () => {
    const cookie = await cookieOf();
    expect((await open("/sq", { cookie, "sec-fetch-site": "same-site" })).status).toBe(200);
    const sent = await fetch(`${api.url}/sq`, {
      method: "POST",
      headers: { ...browser, cookie, origin: "https://evil.example" },
    });
    expect(sent.status).toBe(403);
    expect(seen).toHaveLength(1);
  });
});

describe("officers who sign in on a page", () => {
  const sent = (given: { username: unknown; password: unknown }) => {
    answer = (page) => page.signIn(given, "en");
    return open("/en/desk/sign-in", { "x-defter-tenant": "shkoder" });
  };

  test("get the cookie of a session that GraphQL then knows, and lose both when they sign out", async () => {
    await api.as(["clerk"]);
    const response = await sent({ username: [...api.users.values()].at(-1)!.userId, password: "correct horse" });
    expect(await response.json()).toBeNull();
    const cookie = response.headers.get("set-cookie")!.split(";")[0]!;
    answer = (page) => page.ask(ME);
    expect(await (await open("/sq", { cookie })).json()).toEqual({ data: { me: { displayName: "clerk" } } });
    answer = (page) => page.signOut();
    expect((await open("/sq", { cookie })).headers.get("set-cookie")).toMatch(/^defter_session=;/);
    answer = (page) => page.ask(ME);
    expect(await (await open("/sq", { cookie })).json()).toEqual({ data: { me: null } });
  });

  test.each([
    [{ username: "nobody", password: "wrong" }],
    [{ username: "", password: "wrong" }],
    [{ username: undefined, password: null }],
  ])("are told in words what %j lacks, and get no cookie", async (given) => {
    const response = await sent(given);
    expect(await response.json()).toEqual(expect.stringMatching(/\w+ \w+/));
    expect(response.headers.get("set-cookie")).toBeNull();
  });

  test("signing out without a session is nothing", async () => {
    answer = async (page) => (await page.signOut()) ?? "done";
    expect(await (await open("/sq")).json()).toBe("done");
  });
});

describe("citizens who sign in on a page", () => {
  const sent = (work: (page: PageRequest) => Promise<unknown>, cookie = "") => {
    answer = work;
    return open("/en/sign-in", { "x-defter-tenant": "shkoder", cookie });
  };
  const cookiesOf = (response: Response) => response.headers.getSetCookie().map((each) => each.split(";")[0]!);

  test("are sent a code; the challenge lies in a cookie that no script and no other site reads", async () => {
    const response = await sent((page) => page.askForCode({ kind: "citizen", identifier: "J00101999W" }, "en"));
    expect(await response.json()).toBeNull();
    const [cookie] = response.headers.getSetCookie();
    expect(cookie).toMatch(/^defter_code=[^;]+;.*Max-Age=600;.*HttpOnly;.*SameSite=Strict/);
    answer = async (page) => page.codeAsked;
    expect(await (await open("/en/code", { cookie: cookie!.split(";")[0]! })).json()).toBe(true);
    expect(await (await open("/en/code")).json()).toBe(false);
  });

  test("come in by the code and the cookie of its challenge, and are then known as taxpayers", async () => {
    await api.asCitizen("PAYER7");
    const tried = await sent((page) => page.signInByCode({ code: "12345678" }, "en"), "defter_code=PAYER7");
    expect(await tried.json()).toBeNull();
    expect(cookiesOf(tried)).toContain("defter_code=");
    const session = cookiesOf(tried).find((each) => each.startsWith("defter_session="))!;
    const me = await sent((page) => page.ask({ ...ME, query: "{ me { taxpayerId } }" }), session);
    expect(await me.json()).toEqual({ data: { me: { taxpayerId: "PAYER7" } } });
    expect(cookiesOf(await sent(async (page) => (await page.signOut()) ?? null, session))).toEqual(["defter_session="]);
  });

  test("are told alike of a wrong code, a challenge that is none, and no challenge at all", async () => {
    await api.asCitizen("PAYER8");
    const wrong = (page: PageRequest) => page.signInByCode({ code: "00000000" }, "en");
    const answers = [];
    for (const cookie of ["defter_code=PAYER8", "defter_code=NOBODY", ""]) {
      const response = await sent(wrong, cookie);
      expect(response.headers.getSetCookie()).toEqual([]);
      answers.push(await response.json());
    }
    expect(answers).toEqual(Array(3).fill("The code is wrong, over, or was used. Ask for a new one."));
  });

  test.each([[{ kind: "citizen", identifier: "" }], [{ kind: "both", identifier: "J00101999W" }]])(
    "are told in words what %j lacks",
    async (given) => {
      const response = await sent((page) => page.askForCode(given, "en"));
      expect(await response.json()).toEqual(expect.stringMatching(/\w+ \w+/));
      expect(response.headers.getSetCookie()).toEqual([]);
    },
  );

  test("are told of no place where mail is read, where there is none", async () => {
    expect(await (await sent(async (page) => page.mailbox)).json()).toBeNull();
  });
});
