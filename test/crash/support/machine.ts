import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { removePostgres } from "../../../ops/embedded/postgres/index.js";
import { packageRoot } from "../../../ops/paths.js";
import { Officer } from "../../acceptance/support/officer.js";
import { temporaryFolder } from "../../support/temporary-folder.js";
import { processBelow } from "./processes.js";

const PASSWORD = "një fjalëkalim i gjatë 2025";

/** What can be killed: the API with its projector, and each embedded server. */
export const VICTIMS = {
  "event store": "embedded/eventstore/main.js",
  "document store": "embedded/mongo/main.js",
  PostgreSQL: "bin/postgres",
} as const;

/** Defter as an operator runs it: one program and its children, over one data folder. */
export class Machine {
  readonly folder = temporaryFolder("crash");
  private program: ChildProcess | undefined;
  private address = "";
  private firstPassword = "";

  /** Starts the program and waits for its address. */
  async start(taxpayers: number): Promise<void> {
    const main = join(packageRoot(), "dist/ops/server/main.js");
    const environment = {
      ...process.env,
      DEFTER_DATA: this.folder,
      DEFTER_PORT: "0",
      DEFTER_MIN_POSITION_WAIT_MS: "60000",
    };
    const program = spawn(process.execPath, [main, "--taxpayers", String(taxpayers)], {
      env: environment,
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.program = program;
    const said: string[] = [];
    createInterface({ input: program.stderr }).on("line", (line) => {
      said.push(line);
      this.firstPassword = /^ +password +(\S+)$/.exec(line)?.[1] ?? this.firstPassword;
    });
    this.address = await new Promise<string>((resolve, reject) => {
      createInterface({ input: program.stdout }).once("line", (line) => resolve(line.replace("/graphql", "")));
      program.once("close", () => reject(new Error(`Defter did not start:\n${said.join("\n")}`)));
    });
  }

  /** kill -9 of the program itself; its children notice and end. Resolves when it is gone. */
  async killProgram(): Promise<void> {
    const { program } = this;
    if (!program) return;
    const gone = once(program, "close");
    program.kill("SIGKILL");
    await gone;
  }

  /** kill -9 of one of its servers, which it has to start again. */
  kill(victim: keyof typeof VICTIMS): void {
    process.kill(processBelow(this.program!.pid!, VICTIMS[victim]), "SIGKILL");
  }

  async remove(): Promise<void> {
    const { program } = this;
    if (program && program.exitCode === null && program.signalCode === null) {
      const gone = once(program, "close");
      program.kill("SIGTERM");
      await gone;
    }
    removePostgres(join(this.folder, "postgres"));
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Signs in a finance officer, who survives every restart: sessions are kept. */
  async financeOfficer(): Promise<Officer> {
    const first = await this.signIn("administrator", this.firstPassword);
    const input = { currentPassword: this.firstPassword, newPassword: PASSWORD };
    await first.read(
      `mutation($input: ChangeOwnPasswordInput!) {
        changeOwnPassword(commandId: "0b7a53a4-8a57-4b43-8a2f-6b8b0a2d5a01", input: $input)
      }`,
      { input },
    );
    const administrator = await this.signIn("administrator", PASSWORD);
    const officer = { username: "finance", displayName: "finance", roles: ["FINANCE_OFFICER"], password: PASSWORD };
    await administrator.does("createUser", { ...officer, mustChange: false });
    return this.signIn("finance", PASSWORD);
  }

  private async signIn(username: string, password: string): Promise<Officer> {
    const response = await fetch(`${this.address}/auth/sign-in`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ username, password, tenant: "shkoder", kind: "bearer" }),
    });
    const { token } = (await response.json()) as { readonly token?: string };
    if (!token) throw new Error(`${username} may not sign in: ${response.status}`);
    return new Officer(() => this.address, { authorization: `Bearer ${token}` });
  }
}
