import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Position, StoredEvent } from "../../../application/event-store/index.js";
import type { View } from "../../../read-models/read-side/index.js";
import { positionText } from "../../../domain/shared/index.js";
import { TOKENS } from "../../../ops/composition/index.js";
import { readConfiguration } from "../../../ops/configuration/index.js";
import { removePostgres } from "../../../ops/embedded/postgres/index.js";
import { seedLaw, seedRegister, type SeedParts } from "../../../ops/seed/index.js";
import { startDefter, type RunningDefter } from "../../../ops/server/start-defter.js";
import { layCluster } from "../../support/postgres-cluster.js";
import { temporaryFolder } from "../../support/temporary-folder.js";
import { PATIENCE_MS, until } from "../../support/until.js";
import { Officer } from "./officer.js";

const PASSWORD = "një fjalëkalim i gjatë 2025";
const ROLES = ["CLERK", "TAX_OFFICER", "CASHIER", "FINANCE_OFFICER", "AUDITOR"] as const;

/** The officers of one municipality, each in one role. */
export interface Staff {
  readonly administrator: Officer;
  readonly clerk: Officer;
  readonly taxOfficer: Officer;
  readonly cashier: Officer;
  readonly financeOfficer: Officer;
  readonly auditor: Officer;
}

/** Defter at work over embedded stores of its own: everything real, everything over HTTP. */
export class TownHall {
  readonly folder = temporaryFolder("town-hall");
  /** Where it answers; a test that serves the folder by another process says so here. */
  address = (): string => this.defter.address;
  readonly visitor = new Officer(() => this.address());
  private readonly lines: string[] = [];
  defter!: RunningDefter;

  constructor(private readonly tenants: readonly string[] = ["shkoder"]) {}

  /** Starts it, with the law of Shkodër in every municipality. */
  async open(): Promise<this> {
    await layCluster(join(this.folder, "postgres"));
    await this.reopen();
    for (const tenant of this.tenants) await seedLaw(this.seedParts(tenant), () => undefined);
    return this;
  }

  /** Starts it over what is there. */
  async reopen(): Promise<void> {
    this.defter = await startDefter({
      configuration: readConfiguration({
        DEFTER_DATA: this.folder,
        DEFTER_PORT: "0",
        DEFTER_TENANTS: this.tenants.join(","),
        DEFTER_MIN_POSITION_WAIT_MS: "60000",
      }),
      progress: { line: (text) => void this.lines.push(text), step: () => undefined },
      taxpayers: 0,
    });
    this.address = () => this.defter.address;
  }

  async close(): Promise<void> {
    await this.defter?.stop();
    removePostgres(join(this.folder, "postgres"));
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Enters invented taxpayers into a municipality. */
  async enters(size: number, name = "acceptance", tenant = "shkoder"): Promise<void> {
    await seedRegister(this.seedParts(tenant), name, size, () => undefined);
  }

  /** The first administrator takes a password of their own and lets one officer of every role in. */
  async staff(tenant = "shkoder"): Promise<Staff> {
    const first = await this.signIn("administrator", this.firstPassword(tenant), tenant);
    const input = { currentPassword: this.firstPassword(tenant), newPassword: PASSWORD };
    await first.read(
      `mutation($input: ChangeOwnPasswordInput!) {
        changeOwnPassword(commandId: "0b7a53a4-8a57-4b43-8a2f-6b8b0a2d5a01", input: $input)
      }`,
      { input },
    );
    const administrator = await this.signIn("administrator", PASSWORD, tenant);
    const officers: Officer[] = [];
    for (const role of ROLES) {
      officers.push(await this.signIn(await this.letIn(administrator, role, tenant), PASSWORD, tenant));
    }
    const [clerk, taxOfficer, cashier, financeOfficer, auditor] = officers as [
      Officer,
      Officer,
      Officer,
      Officer,
      Officer,
    ];
    return { administrator, clerk, taxOfficer, cashier, financeOfficer, auditor };
  }

  async signIn(username: string, password: string, tenant = "shkoder"): Promise<Officer> {
    const response = await fetch(`${this.address()}/auth/sign-in`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ username, password, tenant, kind: "bearer" }),
    });
    const { token } = (await response.json()) as { token?: string };
    if (!token) throw new Error(`${username} may not sign in: ${response.status}`);
    return new Officer(() => this.address(), { authorization: `Bearer ${token}` });
  }

  /** One more officer, who signs in where a test needs it. */
  async letIn(administrator: Officer, role: string, tenant = "shkoder"): Promise<string> {
    const username = role.toLowerCase().replaceAll("_", "-");
    const user = { username, displayName: `${username} of ${tenant}`, roles: [role], password: PASSWORD };
    await administrator.does("createUser", { ...user, userId: username, mustChange: false });
    return username;
  }

  /** Somebody who did not sign in and says which municipality they mean. */
  visitorOf(tenant: string): Officer {
    return new Officer(() => this.address(), { "x-defter-tenant": tenant });
  }

  /** Waits until a view holds everything that was written. */
  async isRead(view: View): Promise<void> {
    const { freshness } = this.defter.open.composition.get(TOKENS.readSide);
    const head = await this.head();
    if (!(await freshness.waitFor(view, head!, PATIENCE_MS, new AbortController().signal)))
      throw new Error(`${view} does not come so far`);
  }

  head(): Promise<Position | undefined> {
    return this.defter.open.composition.get(TOKENS.eventStore).head();
  }

  /** Where the log ends, as `minPosition` takes it: a read waits for everything that was written. */
  async everything(): Promise<string> {
    return positionText((await this.head())!);
  }

  /** What people wrote since, but not that they looked; what follows by itself comes when it comes. */
  async writtenSince(head: Position | undefined): Promise<readonly StoredEvent[]> {
    const events = await this.defter.open.composition.get(TOKENS.eventStore).readAll(head, 100_000);
    return events.filter(
      ({ streamName, envelope }) => !streamName.startsWith("access-") && envelope.actor.role !== "system",
    );
  }

  /** Waits until the read models are built for the first time. */
  async isReady(): Promise<void> {
    const isReady = async () => (await fetch(`${this.address()}/health/ready`).catch(() => undefined))?.ok === true;
    await until("Defter is ready", isReady, 50);
  }

  seedParts(tenant = "shkoder"): SeedParts {
    const { composition } = this.defter.open;
    return { taxation: composition.get(TOKENS.taxation), ledger: composition.get(TOKENS.ledger), tenant };
  }

  private firstPassword(tenant: string): string {
    const at = this.lines.findIndex((line) => line.includes(`first administrator of ${tenant} `));
    const shown = this.lines.slice(at).find((line) => line.includes("password   "));
    return shown!.trim().split(/\s+/).at(-1)!;
  }
}
