import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { writeMessage } from "../../application/correspondence/index.js";
import { TOKENS } from "../../ops/composition/index.js";
import { readConfiguration } from "../../ops/configuration/index.js";
import { removePostgres } from "../../ops/embedded/postgres/index.js";
import { packageRoot } from "../../ops/paths.js";
import { openDefter, type OpenDefter } from "../../ops/server/open-defter.js";
import { startProjector, type Projector } from "../../ops/server/projector.js";
import { mailServer, type MailServer } from "../application/correspondence/support/smtp-town.js";
import { layCluster } from "../support/postgres-cluster.js";
import { temporaryFolder } from "../support/temporary-folder.js";
import { PATIENCE_MS } from "../support/until.js";

const folder = temporaryFolder("outbox");
const environment = { DEFTER_DATA: folder, DEFTER_MAIL_FROM: "noreply@bashkia.al" };
/** Who is written to, each three times: twelve messages, of which four can be on their way at once. */
const PEOPLE = ["A", "B", "C", "D"];

/** The dispatcher is killed (-9) at every point of its work and started again, until nothing waits. */
describe("A dispatcher that is killed", () => {
  let open: OpenDefter;
  let projector: Projector;
  let server: MailServer;
  const get: OpenDefter["composition"]["get"] = (token) => open.composition.get(token);

  beforeAll(async () => {
    await layCluster(join(folder, "postgres"));
    open = await openDefter(readConfiguration(environment), () => undefined);
    projector = startProjector(get(TOKENS.engine), get(TOKENS.logger));
    server = await mailServer();
  });
  afterAll(async () => {
    await projector.stop();
    await open.closing.close();
    await server.close();
    removePostgres(join(folder, "postgres"));
    rmSync(folder, { recursive: true, force: true });
  });

  /** Writes the messages of a round; their ids. */
  async function written(round: string): Promise<readonly string[]> {
    const parts = { ledger: get(TOKENS.ledger), clock: get(TOKENS.clock), templates: get(TOKENS.messageTemplates) };
    const ids: string[] = [];
    for (const turn of [1, 2, 3])
      for (const person of PEOPLE) {
        const cause = { eventId: `${round}-${person}-${turn}`, type: "CaseClosed" };
        const ask = {
          tenant: "shkoder",
          actor: { id: "notify", role: "system" },
          commandId: cause.eventId,
          today: parts.clock.today(),
        };
        const outcome = await writeMessage(parts, ask, cause, {
          ...{
            template: "case-lapsed",
            facts: { number: String(turn), municipality: "Bashkia Shkodër", office: "Velipojë" },
          },
          to: {
            kind: "applicant",
            personId: person,
            subjectId: person,
            language: "sq",
            email: `${person}@example.al`,
            phone: null,
          },
          ...{ caseId: "CASE1", accountId: null, office: "velipoje", confidentiality: "ordinary", validUntil: null },
        });
        if (!outcome.ok) throw new Error(outcome.refusal.code);
        ids.push(outcome.value.messageId);
        const { freshness } = get(TOKENS.readSide);
        const { position } = outcome.receipt;
        if (position) await freshness.waitFor("messages", position, PATIENCE_MS, new AbortController().signal);
      }
    return ids;
  }

  /** Runs a dispatcher in a process of its own; the signal that it died of, if any. */
  async function dispatches(
    point: "before" | "after" | "never",
    nth: number,
    given: object = {},
  ): Promise<string | null> {
    const program = join(packageRoot(), "dist/test/crash/support/dispatching-child.js");
    const child = spawn(process.execPath, [program, JSON.stringify(open.urls), point, String(nth)], {
      stdio: ["ignore", "ignore", "pipe"],
      env: { ...process.env, ...environment, ...given },
    });
    let told = "";
    child.stderr.on("data", (chunk: Buffer) => (told += chunk.toString()));
    const [code, signal] = (await once(child, "close")) as [number | null, string | null];
    if (code !== 0 && signal !== "SIGKILL") throw new Error(`the dispatcher ended with ${code}: ${told}`);
    return signal;
  }

  /** What the log says was sent, of these messages. */
  async function sent(ids: readonly string[]): Promise<readonly string[]> {
    const all = await open.composition.get(TOKENS.eventStore).readAll(undefined, 100_000);
    const of = (type: string) =>
      all.filter((event) => event.type === type).map(({ data }) => String(data["messageId"]));
    expect(of("MessageFailed")).toEqual([]);
    return of("MessageSent").filter((id) => ids.includes(id));
  }

  const files = () =>
    readdirSync(join(folder, "mail", "shkoder"))
      .filter((name) => name.endsWith(".eml"))
      .map((name) => name.replace(".eml", ""));

  test("puts every message into the folder once: none is lost, none comes twice", async () => {
    const ids = await written("folder");
    const deaths: (string | null)[] = [];
    for (const [point, nth] of [
      ["before", 1],
      ["after", 1],
      ["after", 3],
      ["before", 4],
      ["after", 2],
    ] as const)
      deaths.push(await dispatches(point, nth));
    expect(deaths).toEqual(Array(5).fill("SIGKILL"));
    expect(await dispatches("never", 0)).toBeNull();
    expect(files().toSorted()).toEqual(ids.toSorted());
    expect((await sent(ids)).toSorted()).toEqual(ids.toSorted());
  });

  test("loses none by SMTP either; what comes again is the same letter, and no more came again than were on their way", async () => {
    const ids = await written("smtp");
    const by = { DEFTER_SMTP_URL: server.url };
    const deaths = [
      await dispatches("after", 1, by),
      await dispatches("after", 4, by),
      await dispatches("before", 2, by),
    ];
    expect(deaths).toEqual(Array(3).fill("SIGKILL"));
    expect(await dispatches("never", 0, by)).toBeNull();
    const letters = server.received.map(({ raw }) => raw);
    const idOf = (raw: string) => /^Message-ID: <(.+)@/m.exec(raw)![1]!;
    expect([...new Set(letters.map(idOf))].toSorted()).toEqual(ids.toSorted());
    expect(new Set(letters).size).toBe(ids.length);
    expect(letters.length - ids.length).toBeGreaterThan(0);
    expect(letters.length - ids.length).toBeLessThanOrEqual(3 * 4);
    expect((await sent(ids)).toSorted()).toEqual(ids.toSorted());
    // In order: what a person was told first came first.
    for (const person of PEOPLE) {
      const theirs = ids.filter((_, index) => PEOPLE[index % PEOPLE.length] === person);
      const first = theirs.map((id) => letters.findIndex((raw) => idOf(raw) === id));
      expect(first).toEqual(first.toSorted((left, right) => left - right));
    }
  });
});
