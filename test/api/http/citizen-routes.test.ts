import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { rightsEvaluator } from "../../../domain/identity/index.js";
import { FakeApi } from "../support/fake-api.js";
import { post } from "../support/http.js";

const rates = {
  askedByAddress: { attempts: 12, seconds: 900 },
  askedForNumber: { attempts: 4, seconds: 900 },
  triedByAddress: { attempts: 40, seconds: 900 },
};
let api: FakeApi;
let delivering: (() => void) | null = null;

beforeAll(async () => {
  api = new FakeApi({ citizenRates: rates }, { access: rightsEvaluator });
  const { citizens } = api.dependencies;
  const askForCode = async (...given: Parameters<typeof citizens.askForCode>) => {
    const answer = await citizens.askForCode(...given);
    if (!answer.ok || given[1].identifier !== "SLOW") return answer;
    const deliver = () => new Promise<void>((resolve) => (delivering = resolve));
    return { ok: true as const, value: { ...answer.value, deliver } };
  };
  Object.assign(api.dependencies, { citizens: { ...citizens, askForCode } });
  await api.start();
  await api.asCitizen("PAYER1");
});
afterAll(() => api.close());
beforeEach(() => {
  delivering = null;
});

const ask = (identifier: string, more: object = {}, headers: Record<string, string> = {}) =>
  post(`${api.url}/auth/citizen/code`, { identifier, tenant: "shkoder", ...more }, headers);
const signIn = (body: object, headers: Record<string, string> = {}) =>
  post(`${api.url}/auth/citizen/sign-in`, { tenant: "shkoder", ...body }, headers);
const ME = `{ me { id taxpayerId roles offices displayName } }`;

describe("asking for a code", () => {
  test("is answered before anybody looks whether there is somebody to write to", async () => {
    const answer = await ask("SLOW", { language: "en" });
    expect(answer.status).toBe(202);
    expect(delivering).not.toBeNull();
    const body = (await answer.json()) as Record<string, unknown>;
    expect(Object.keys(body).toSorted()).toEqual(["challenge", "detail", "expiresAt"]);
    expect(body["detail"]).toContain("come to the counter");
    delivering!();
  });

  test("is refused with everything that is wrong with it", async () => {
    const answer = await ask("", { kind: "both", language: "de", why: 1 });
    expect(answer.status).toBe(400);
    const { fields } = (await answer.json()) as { fields: { path: string }[] };
    expect(fields.map(({ path }) => path).toSorted()).toEqual(["identifier", "kind", "language", "why"]);
  });

  test("is limited by number, however it is written, and by address, with the time to wait", async () => {
    const statuses: number[] = [];
    for (const number of ["j0 0101 999w", "J00101999W", "J00101999w", "j00101999W", "J00101999W"])
      statuses.push((await ask(number)).status);
    expect(statuses).toEqual([202, 202, 202, 202, 429]);
    let last = await ask("J00102999A");
    for (let n = 0; last.status !== 429; n++) last = await ask(`J0010${n}999A`);
    expect(Number(last.headers.get("retry-after"))).toBeGreaterThan(0);
  });
});

describe("signing in", () => {
  test("opens a session of two hours in a cookie that no script reads, and every time with another token", async () => {
    const tokens: string[] = [];
    for (let n = 0; n < 2; n++) {
      const answer = await signIn({ challenge: "PAYER1", code: "12345678" });
      const cookie = answer.headers.get("set-cookie")!;
      expect(cookie).toMatch(/HttpOnly/);
      expect(cookie).toMatch(/SameSite=Strict/);
      expect(cookie).toMatch(/Max-Age=7200/);
      expect(await answer.json()).toMatchObject({
        user: { id: "PAYER1", roles: ["citizen"], tenant: "shkoder" },
        expiresAt: "2025-06-01T14:00:00.000Z",
      });
      tokens.push(/defter_session=([^;]+)/.exec(cookie)![1]!);
    }
    expect(new Set(tokens).size).toBe(2);
    const me = await api.ask(ME, {}, { cookie: `defter_session=${tokens[1]!}` });
    expect(me.data).toEqual({
      me: { id: "PAYER1", taxpayerId: "PAYER1", roles: ["citizen"], offices: [], displayName: "Arta Hoxha" },
    });
  });

  test("never takes over a token that somebody else chose", async () => {
    const planted = "A".repeat(43);
    const answer = await signIn({ challenge: "PAYER1", code: "12345678" }, { cookie: `defter_session=${planted}` });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("set-cookie")).not.toContain(planted);
    const asked = await post(`${api.url}/graphql`, { query: ME }, { cookie: `defter_session=${planted}` });
    expect(asked.status).toBe(401);
  });

  test("is refused alike for a wrong code and a challenge that is none, and from a foreign page", async () => {
    const bodies = await Promise.all(
      [
        { challenge: "PAYER1", code: "87654321" },
        { challenge: "NOBODY", code: "12345678" },
      ].map(async (body) => {
        const answer = await signIn(body);
        const { correlationId: _id, ...told } = (await answer.json()) as Record<string, unknown>;
        return [answer.status, told, answer.headers.get("set-cookie")];
      }),
    );
    expect(bodies[0]).toEqual(bodies[1]);
    expect(bodies[0]![0]).toBe(401);
    const foreign = await signIn({ challenge: "PAYER1", code: "12345678" }, { origin: "https://evil.example" });
    expect(foreign.status).toBe(403);
  });

  test("is limited by address", async () => {
    let last = await signIn({ challenge: "NOBODY", code: "1" });
    for (let n = 0; n < 40 && last.status !== 429; n++) last = await signIn({ challenge: "NOBODY", code: "1" });
    expect(last.status).toBe(429);
  });
});

describe("a citizen's session", () => {
  test("opens nothing of an officer's, and an officer's nothing of a citizen's", async () => {
    const other = await new FakeApi({}, { access: rightsEvaluator }).start();
    const citizen = await other.asCitizen("PAYER1");
    const code = async (query: string, headers: Record<string, string>) =>
      (await other.ask(query, {}, headers)).errors?.[0]!.extensions.code;
    for (const query of [
      `{ taxpayers { nodes { id } } }`,
      `{ users { nodes { id } } }`,
      `{ messages { nodes { id } } }`,
      `{ accountPosition(accountId: "PAYER1") { paid } }`,
      `{ auditTrail { nodes { type } } }`,
      `mutation { changeOwnPassword(commandId: "7b0c3f6e-1d2a-4b5c-8d9e-0f1a2b3c4d5e", input: { currentPassword: "xxxxxxxxxxxx", newPassword: "yyyyyyyyyyyy" }) }`,
    ])
      expect([query, await code(query, citizen)]).toEqual([query, "FORBIDDEN"]);
    await other.close();
  });

  test("ends when the taxpayer is merged into another, and by signing out", async () => {
    const other = await new FakeApi({}, { access: rightsEvaluator }).start();
    const [merged, leaving] = [await other.asCitizen("PAYER2"), await other.asCitizen("PAYER3")];
    other.people.delete("shkoder/PAYER2");
    expect((await post(`${other.url}/graphql`, { query: ME }, merged)).status).toBe(401);
    expect((await post(`${other.url}/auth/sign-out`, {}, leaving)).status).toBe(204);
    expect((await post(`${other.url}/graphql`, { query: ME }, leaving)).status).toBe(401);
    await other.close();
  });
});
