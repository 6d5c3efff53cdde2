import type { Command } from "commander";
import { validationError } from "../../../api/errors/index.js";
import type { IdentityUseCases } from "../../../application/identity/index.js";
import type { Ask, Outcome } from "../../../application/taxation/index.js";
import { notParsed, parsed } from "../../../domain/shared/index.js";
import { ROLES, type Role } from "../../../domain/identity/index.js";
import { TOKENS } from "../../composition/tokens.js";
import { newPassword } from "../../server/first-administrator.js";
import { code, id, read, text, textOrNull } from "../input/values.js";
import { facts } from "../output/table.js";
import { carriedOut, receiptJson, type Desk, type Work } from "../work/desk.js";
import { asAct, type ActOptions } from "../work/globals.js";

interface CreateOptions extends ActOptions {
  readonly name?: string;
  readonly email?: string;
  readonly role: readonly string[];
  readonly office?: readonly string[];
  readonly passwordStdin?: true;
}

interface RolesOptions extends ActOptions {
  readonly grant?: readonly string[];
  readonly revoke?: readonly string[];
}

export function addUserCommands(program: Command, desk: Desk): void {
  const group = program.command("user").description("officers who may sign in");
  addCreate(group, desk);
  addRoles(group, desk);
  addSuspend(group, desk);
}

function addCreate(group: Command, desk: Desk): void {
  const command = asAct(
    group
      .command("create")
      .argument("<username>")
      .description("make a user; a password is made and shown once, and must be changed at the first sign-in")
      .requiredOption("--role <roles...>", ROLES.join(", "))
      .option("--office <codes...>", "the offices they act for (default: every office)")
      .option("--name <text>", "as others see it (default: the user name)")
      .option("--email <address>", "where to reach them")
      .option("--password-stdin", "read the password from stdin instead: then a repeat with --command-id is known"),
  );
  command.action(async (username: string, options: CreateOptions) => {
    const input = {
      username: text("username", username, 80),
      displayName: text("--name", options.name ?? username),
      email: textOrNull("--email", options.email),
      roles: options.role.map((each) => role("--role", each)),
      offices: options.office?.map((each) => code("--office", each)) ?? null,
      mustChange: true,
    };
    const password = options.passwordStdin ? desk.terminal.heard().replace(/\r?\n$/, "") : newPassword();
    await desk.work(command, async ({ composition, ask }) => {
      const asked = ask(options);
      const made = await composition.get(TOKENS.identity).createUser(asked, { ...input, password });
      const { value, receipt } = carriedOut(made);
      const shownPassword = options.passwordStdin ? {} : { password };
      return {
        json: { ...value, ...shownPassword, receipt: receiptJson(receipt, asked.commandId) },
        text: facts([["user", value.userId], ["user name", input.username], ...Object.entries(shownPassword)]),
      };
    });
  });
}

function addRoles(group: Command, desk: Desk): void {
  const command = asAct(
    group
      .command("roles")
      .argument("<user>", "the user's id")
      .description("grant or revoke roles; without either, show the user")
      .option("--grant <roles...>", ROLES.join(", "))
      .option("--revoke <roles...>", "roles that end"),
  );
  command.action(async (user: string, options: RolesOptions) => {
    const userId = id("user", user);
    if (options.grant && options.revoke)
      throw validationError([{ path: "--revoke", rule: "one-change-at-a-time", facts: {} }]);
    const grant = options.grant?.map((each) => role("--grant", each));
    const revoke = options.revoke?.map((each) => role("--revoke", each));
    await changed(desk, command, userId, options, ({ grantRoles, revokeRoles }, ask) => {
      if (grant) return grantRoles(ask, { userId, roles: grant });
      return revoke ? revokeRoles(ask, { userId, roles: revoke }) : null;
    });
  });
}

function addSuspend(group: Command, desk: Desk): void {
  const command = asAct(
    group
      .command("suspend")
      .argument("<user>", "the user's id")
      .description("let a user sign in no more, at once")
      .requiredOption("--ground <text>", "why")
      .option("--lift", "let them sign in again"),
  );
  command.action(async (user: string, options: ActOptions & { readonly ground?: string; readonly lift?: true }) => {
    const input = { userId: id("user", user), ground: text("--ground", options.ground, 2000) };
    await changed(desk, command, input.userId, options, ({ suspendUser, reinstateUser }, ask) =>
      options.lift ? reinstateUser(ask, input) : suspendUser(ask, input),
    );
  });
}

/** Carries out a change, if any, and shows the user without name and address: ids and rights only. */
async function changed(
  desk: Desk,
  command: Command,
  userId: string,
  options: ActOptions,
  change: (identity: IdentityUseCases, ask: Ask) => Promise<Outcome<object>> | null,
): Promise<void> {
  await desk.work(command, async ({ composition, tenant, ask }: Work) => {
    const identity = composition.get(TOKENS.identity);
    const asked = ask(options);
    const outcome = await change(identity, asked);
    const receipt = outcome === null ? null : receiptJson(carriedOut(outcome).receipt, asked.commandId);
    const user = await identity.findUser(tenant, userId);
    if (user === null) carriedOut({ ok: false, refusal: notParsed("user-unknown").refusal });
    const { roles, offices, suspended } = user!;
    return {
      json: { userId, roles, offices, suspended, ...(receipt && { receipt }) },
      text: facts([
        ["user", userId],
        ["roles", roles.join(", ")],
        ["offices", offices?.join(", ") ?? "every office"],
        ["suspended", suspended ? "yes" : "no"],
      ]),
    };
  });
}

function role(path: string, input: string): Role {
  return read(path, input, (each) =>
    ROLES.includes(each as Role) ? parsed(each as Role) : notParsed("value-not-listed", { allowed: ROLES.join(", ") }),
  );
}
