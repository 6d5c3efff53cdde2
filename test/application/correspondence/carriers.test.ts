import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "@jest/globals";
import { folderMail, folderSms, smtpMail } from "../../../application/correspondence/index.js";
import { temporaryFolder } from "../../support/temporary-folder.js";
import { carrierContract, outgoing } from "./carrier-contract.js";
import { mailServer } from "./support/smtp-town.js";

const from = "noreply@bashkia-shkoder.gov.al";
const root = temporaryFolder("mail");
afterAll(() => rmSync(root, { recursive: true, force: true }));

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();

carrierContract("mail into a folder", "arta@example.al", async () => {
  const folder = join(root, "mail");
  return {
    carrier: folderMail(folder, { from }),
    arrived: async () => filesIn(folder).map((path) => readFileSync(path)),
    once: true,
    close: async () => undefined,
  };
});

carrierContract("SMS into a folder", "+355692012345", async () => {
  const folder = join(root, "sms");
  return {
    carrier: folderSms(folder),
    arrived: async () => filesIn(folder).map((path) => readFileSync(path)),
    once: true,
    close: async () => undefined,
  };
});

carrierContract("mail by SMTP", "arta@example.al", async () => {
  const server = await mailServer();
  const carrier = smtpMail({ url: server.url, from });
  return {
    carrier,
    arrived: async () => server.received.map(({ raw }) => Buffer.from(raw)),
    once: false,
    close: async () => {
      await carrier.close();
      await server.close();
    },
  };
});

describe("a letter", () => {
  test("has an id of its own, says that it is automatic, and holds Albanian letters", async () => {
    const folder = join(root, "letter");
    await folderMail(folder, { from }).carry(outgoing());
    const raw = readFileSync(filesIn(folder)[0]!, "utf8");
    expect(raw).toContain("Message-ID: <0190c0de-0000-5000-8000-000000000001@bashkia-shkoder.gov.al>");
    expect(raw).toContain("Auto-Submitted: auto-generated");
    expect(raw).toContain("Date: Mon, 03 Mar 2025 09:00:00 +0000");
    expect(raw).toMatch(/^To: arta@example\.al$/m);
    expect(raw).toMatch(/^Subject: =\?UTF-8\?Q\?K=C3=ABrkesa_juaj_u_regjistrua\?=/m);
    expect(raw).toContain("Content-Type: text/plain; charset=utf-8");
  });

  test("cannot be given another header by what it says", async () => {
    const folder = join(root, "headers");
    await folderMail(folder, { from }).carry(
      outgoing({ subject: "x\r\nBcc: other@example.al", sender: "B\r\nBcc: o@x.al" }),
    );
    expect(readFileSync(filesIn(folder)[0]!, "utf8")).not.toMatch(/^Bcc:/m);
  });
});

describe("mail into a folder", () => {
  test("is for the owner's eyes, and leaves nothing half written", async () => {
    const folder = join(root, "owner");
    await folderMail(folder, { from }).carry(outgoing());
    const [path, ...others] = filesIn(folder);
    expect(others).toEqual([]);
    expect(statSync(path!).mode & 0o077).toBe(0);
  });

  test("is not there where the folder cannot be written to, and no message is to blame", async () => {
    mkdirSync(join(root, "blocked"));
    writeFileSync(join(root, "blocked", "shkoder"), "a file");
    expect(await folderMail(join(root, "blocked"), { from }).carry(outgoing())).toMatchObject({ kind: "unavailable" });
  });
});

describe("mail by SMTP", () => {
  test("signs in where a password is given", async () => {
    const server = await mailServer({ user: "bashkia" });
    const carrier = smtpMail({ url: server.url, from });
    expect(await carrier.carry(outgoing())).toMatchObject({ kind: "sent", answer: expect.stringContaining("queued") });
    const wrong = smtpMail({ url: server.url.replace("fjal", "tjeter"), from });
    expect(await wrong.carry(outgoing())).toMatchObject({ kind: "unavailable" });
    await Promise.all([carrier.close(), wrong.close()]);
    await server.close();
    expect(server.received).toMatchObject([{ from, to: ["arta@example.al"] }]);
  });

  test("tells a recipient that is refused from a server that takes nothing", async () => {
    const server = await mailServer();
    const carrier = smtpMail({ url: server.url, from, timeoutMs: 2_000 });
    const said = async (mood: typeof server.mood) => {
      server.mood = mood;
      const delivery = await carrier.carry(outgoing());
      return delivery.kind === "failed" ? `failed ${delivery.forGood ? "for good" : "for now"}` : delivery.kind;
    };
    expect(await said({ recipient: 550 })).toBe("failed for good");
    expect(await said({ recipient: 450 })).toBe("failed for now");
    expect(await said({ data: 554 })).toBe("failed for good");
    expect(await said({ data: 451 })).toBe("failed for now");
    expect(await said({ recipient: 421 })).toBe("unavailable");
    expect(await said({ hangUp: true })).toBe("unavailable");
    // The limit of it: the server had taken it, and nobody can know. The next time it comes with the same Message-ID.
    expect(await said({})).toBe("sent");
    await carrier.close();
    await server.close();
    expect(server.received.length).toBe(2);
    expect(new Set(server.received.map(({ raw }) => /^Message-ID: .*$/m.exec(raw)![0])).size).toBe(1);
    const nobody = smtpMail({ url: server.url, from, timeoutMs: 2_000 });
    expect(await nobody.carry(outgoing())).toMatchObject({ kind: "unavailable" });
    await nobody.close();
  });
});
