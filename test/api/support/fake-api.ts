import { randomUUID } from "node:crypto";
import { Registry } from "prom-client";
import { Subject } from "rxjs";
import type { Ask, MergedRecord, Outcome } from "../../../application/taxation/index.js";
import type { CitizenPerson } from "../../../application/citizens/index.js";
import { createDrafts, InMemoryDraftStore } from "../../../application/drafts/index.js";
import { InMemoryKeyVault } from "../../../application/personal-data/index.js";
import { createSavedFilters, InMemorySavedFilterStore } from "../../../application/saved-filters/index.js";
import { fixedClock } from "../../../application/ports.js";
import type { StoredEvent } from "../../../application/event-store/index.js";
import type { UserRecord } from "../../../application/identity/index.js";
import type { ApiDependencies, ApiSettings } from "../../../api/dependencies.js";
import { createApi, knownTenants, MemorySessionStore } from "../../../api/index.js";
import type { Role } from "../../../domain/identity/index.js";
import { instant } from "../../../domain/shared/index.js";
import { listen, post, type Listening } from "./http.js";

export interface Call {
  readonly useCase: string;
  readonly ask: Ask;
  readonly input: unknown;
}

export interface GraphqlAnswer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions: {
      readonly code: string;
      readonly rule: string;
      readonly correlationId: string;
      readonly facts: Record<string, unknown>;
      readonly article?: string;
      readonly fields?: readonly { readonly path: string; readonly rule: string; readonly message: string }[];
    };
  }[];
}

export const NOW = instant("2025-06-01T12:00:00.000Z");

/** Outcome of a use case that wrote two facts. */
export function wrote<Value>(value: Value): Outcome<Value> {
  return {
    ok: true,
    value,
    receipt: { position: { commit: 42n, prepare: 42n }, revision: 7n, eventIds: ["e-1", "e-2"] },
  };
}

/** The API over use cases that only note that they were called: whatever reaches them would have been written. */
export class FakeApi {
  readonly calls: Call[] = [];
  readonly questions: { readonly question: string; readonly tenant: string; readonly input: unknown }[] = [];
  readonly outcomes = new Map<string, (ask: Ask, input: never) => unknown>();
  readonly users = new Map<string, UserRecord & { tenant: string }>();
  readonly people = new Map<string, CitizenPerson>();
  /** Records that were merged, by TENANT/ID. */
  readonly merged = new Map<string, MergedRecord>();
  readonly offices = new Map<string, string>();
  readonly liveEvents = new Subject<StoredEvent>();
  readonly logged: object[] = [];
  readonly dependencies: ApiDependencies;
  private listening: Listening | undefined;

  constructor(settings: Partial<ApiSettings> = {}, overrides: Partial<ApiDependencies> = {}) {
    const log = (fields: object) => void this.logged.push(fields);
    this.dependencies = {
      taxation: this.useCases() as ApiDependencies["taxation"],
      casework: this.useCases() as ApiDependencies["casework"],
      documents: this.useCases() as ApiDependencies["documents"],
      correspondence: this.useCases() as ApiDependencies["correspondence"],
      uploads: this.useCases() as ApiDependencies["uploads"],
      identity: this.identity(),
      citizens: this.citizenUses(),
      drafts: createDrafts({
        ...{ store: new InMemoryDraftStore(), vault: new InMemoryKeyVault(), clock: fixedClock(NOW) },
      }),
      savedFilters: createSavedFilters({ store: new InMemorySavedFilterStore(), clock: fixedClock(NOW) }),
      press: {
        print: async ({ content }) => Buffer.from(JSON.stringify(content)),
        close: async () => undefined,
      },
      readSide: this.readSide(),
      rebuilding: {
        start: () => Promise.reject(new Error("nothing is built here")),
        interrupt: () => null,
        works: () => [],
      },
      history: this.readSide() as never,
      revenuePlans: { of: async () => null },
      access: { grant: (principal, permission) => grantAll(principal, permission) },
      officeOfTaxpayer: async (tenant, id) => this.offices.get(`${tenant}/${id}`) ?? null,
      officeOfCashDesk: async () => "qender",
      headOfLog: async () => undefined,
      sessions: new MemorySessionStore(),
      liveEvents: this.liveEvents,
      tenants: knownTenants([{ code: "shkoder" }, { code: "lezhe" }]),
      readiness: [],
      clock: () => NOW,
      logger: { info: log, warn: log, error: log },
      registry: new Registry(),
      settings: {
        profile: "production",
        host: "127.0.0.1",
        port: 0,
        secureCookies: false,
        allowedOrigins: [],
        trustedProxies: 0,
        signInRates: {
          byAddress: { attempts: 10_000, seconds: 1 },
          byUsername: { attempts: 10_000, seconds: 1 },
          byUsernameAnywhere: { attempts: 10_000, seconds: 1 },
        },
        ...settings,
      },
      ...overrides,
    };
  }

  async start(): Promise<this> {
    this.listening = await listen(createApi(this.dependencies));
    return this;
  }

  async close(): Promise<void> {
    await this.listening?.close();
  }

  get url(): string {
    return this.listening!.url;
  }

  /** A user with these roles, signed in; gives the headers of their requests. */
  async as(roles: readonly Role[], offices: readonly string[] | null = null, tenant = "shkoder") {
    const userId = `U-${randomUUID()}`;
    this.users.set(userId, {
      tenant,
      userId,
      username: userId,
      displayName: roles.join(" "),
      email: null,
      roles,
      offices,
      suspended: false,
      mustChangePassword: false,
    });
    const body = { username: userId, password: "correct horse", tenant, kind: "bearer" };
    const { token } = (await (await post(`${this.url}/auth/sign-in`, body)).json()) as { token: string };
    return { authorization: `Bearer ${token}`, "accept-language": "en" };
  }

  async ask(
    query: string,
    variables: Record<string, unknown> = {},
    headers: Record<string, string> = {},
  ): Promise<GraphqlAnswer> {
    const response = await post(`${this.url}/graphql`, { query, variables }, { "accept-language": "en", ...headers });
    return (await response.json()) as GraphqlAnswer;
  }

  private useCases(): object {
    return new Proxy(
      {},
      {
        get: (_target, name: string) => {
          if (name === "policies") return this.useCases();
          if (name === "idsOfTaxpayer")
            return async (tenant: string, id: string) => [id, ...(this.people.get(`${tenant}/${id}`)?.absorbed ?? [])];
          if (name === "mergedRecord")
            return async (tenant: string, id: string) => this.merged.get(`${tenant}/${id}`) ?? null;
          const questions = [
            "accountPosition",
            "bill",
            "agreements",
            "checkClearance",
            "verifyClearance",
            "checkPackage",
            "taxPaper",
            "assessmentRun",
            "noticeRun",
            "noticeLook",
            "verifyPaper",
            "municipalityOf",
            "casePaper",
            "verifyOutput",
            "verifyNotice",
            "publishedLaw",
            "itemNames",
            "estimate",
            "caseOf",
            "prepareApplication",
            "trackCase",
            "checkDefinition",
            "calendarYear",
          ];
          return async (first: Ask | string, input: unknown) => {
            const outcome = this.outcomes.get(name);
            if (questions.includes(name)) this.questions.push({ question: name, tenant: first as string, input });
            else this.calls.push({ useCase: name, ask: first as Ask, input });
            if (!outcome) throw new Error(`no outcome for ${name}`);
            return outcome(first as Ask, input as never);
          };
        },
      },
    );
  }

  /** No read model answers unless a test overrides it. */
  private readSide(): ApiDependencies["readSide"] {
    const unread = (_target: object, name: string) => () => Promise.reject(new Error(`no read model for ${name}`));
    return new Proxy({}, { get: unread }) as ApiDependencies["readSide"];
  }

  /** Codes are all `12345678`; whoever is in `people` can be signed in as. */
  private citizenUses(): ApiDependencies["citizens"] {
    return {
      askForCode: async (_ask, { identifier }) => ({
        ok: true,
        value: { challenge: identifier, expiresAt: NOW, deliver: async () => undefined },
      }),
      signIn: async ({ tenant }, { challenge, code }) => {
        const person = this.people.get(`${tenant}/${challenge}`);
        return person && code === "12345678"
          ? { ok: true, value: person }
          : { ok: false, refusal: { code: "code-refused", facts: {} } };
      },
      findCitizen: async (tenant, taxpayerId) => this.people.get(`${tenant}/${taxpayerId}`) ?? null,
      prepare: async () => undefined,
      purge: async () => 0,
    };
  }

  /** Somebody signed in as a taxpayer; gives the headers of their requests. */
  async asCitizen(taxpayerId: string, tenant = "shkoder", absorbed: readonly string[] = []) {
    this.people.set(`${tenant}/${taxpayerId}`, {
      ...{ taxpayerId, kind: "person", name: "Arta Hoxha", absorbed },
      ...{ applicantKind: "citizen", identifier: "J00101999W" },
    });
    const body = { challenge: taxpayerId, code: "12345678", tenant, kind: "bearer" };
    const { token } = (await (await post(`${this.url}/auth/citizen/sign-in`, body)).json()) as { token: string };
    return { authorization: `Bearer ${token}`, "accept-language": "en" };
  }

  private identity(): ApiDependencies["identity"] {
    const own = {
      signIn: async (ask: { tenant: string }, { username, password }: { username: string; password: string }) => {
        const user = this.users.get(username);
        return user && user.tenant === ask.tenant && password === "correct horse"
          ? { ok: true, value: user }
          : { ok: false, refusal: { code: "sign-in-refused", facts: {} } };
      },
      findUser: async (tenant: string, userId: string) => {
        const user = this.users.get(userId);
        return user?.tenant === tenant ? user : null;
      },
    };
    return new Proxy(own, {
      get: (target, name: string) => {
        if (name in target) return target[name as keyof typeof target];
        return async (ask: Ask, input: unknown) => {
          this.calls.push({ useCase: name, ask, input });
          return (this.outcomes.get(name)?.(ask, input as never) as unknown) ?? wrote(null);
        };
      },
    }) as unknown as ApiDependencies["identity"];
  }
}

const grantAll: ApiDependencies["access"]["grant"] = (principal) => ({
  role: principal.roles[0]!,
  offices: principal.offices,
});
