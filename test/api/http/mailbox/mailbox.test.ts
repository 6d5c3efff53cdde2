import { rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { folderMail, folderSms, mailFolder } from "../../../../application/correspondence/index.js";
import { outgoing } from "../../../application/correspondence/carrier-contract.js";
import { temporaryFolder } from "../../../support/temporary-folder.js";
import { FakeApi } from "../../support/fake-api.js";

const root = temporaryFolder("mailbox");
const [mail, sms] = [join(root, "mail"), join(root, "sms")];
const folder = mailFolder(mail, sms);
const here = new FakeApi({}, { mailbox: { folder, readers: "this-machine" } });
const off = new FakeApi();

const id = (last: number) => `0190c0de-0000-5000-8000-00000000000${last}`;
const EVIL = "<script>alert(1)</script>\n<img src=https://example.al/x>\nKodi juaj: 123";

beforeAll(async () => {
  await folderMail(mail, { from: "noreply@bashkia.al" }).carry(
    outgoing({ messageId: id(1), subject: "Çështja <b>1</b>", text: EVIL }),
  );
  await folderSms(sms).carry(outgoing({ messageId: id(2), tenant: "vlore", to: "0692012345", text: "Kodi\n\nju" }));
  writeFileSync(join(mail, "shkoder", "secret.txt"), "nothing of mail");
  writeFileSync(join(mail, "shkoder", `${id(3)}.eml.abc.part`), "half written");
  await Promise.all([here.start(), off.start()]);
});
afterAll(async () => {
  await Promise.all([here.close(), off.close()]);
  rmSync(root, { recursive: true, force: true });
});

/** As a browser sends it, with the Host that it believes to speak to. */
function get(path: string, headers: Record<string, string> = {}, of = here) {
  return new Promise<{ status: number; body: string; headers: NodeJS.Dict<string | string[]> }>((resolve, reject) => {
    const { port } = new URL(of.url);
    const asked = request({ host: "127.0.0.1", port, path, headers: { host: `localhost:${port}`, ...headers } });
    asked.on("error", reject).on("response", (response) => {
      let body = "";
      response.on("data", (chunk: Buffer) => (body += chunk.toString()));
      response.on("end", () => resolve({ status: response.statusCode!, body, headers: response.headers }));
    });
    asked.end();
  });
}

describe("the viewer of mail in a folder", () => {
  test("lists what lies there, and shows a message as text, whatever it says", async () => {
    const list = await get("/mail");
    expect(list.status).toBe(200);
    expect(list.body).toContain(`/mail/shkoder/${id(1)}.eml`);
    expect(list.body).toContain(`/mail/vlore/${id(2)}.sms.txt`);
    expect(list.body).toContain("Çështja &#60;b&#62;1&#60;/b&#62;");
    expect(list.body).not.toContain("secret.txt");
    const shown = await get(`/mail/shkoder/${id(1)}.eml`);
    expect(shown.body).toContain("&#60;script&#62;alert(1)&#60;/script&#62;");
    expect(shown.body).not.toMatch(/<script|<img/);
    expect(shown.body).toContain("arta@example.al");
    expect(shown.headers["content-security-policy"]).toContain("default-src 'none'");
    expect(shown.headers["cache-control"]).toBe("no-store");
    expect((await get(`/mail/vlore/${id(2)}.sms.txt`)).body).toContain("Kodi\n\nju");
  });

  test.each([
    "/mail/shkoder/secret.txt",
    "/mail/shkoder/..%2f..%2fsecret.txt",
    `/mail/..%2fmail%2fshkoder/${id(1)}.eml`,
    `/mail/vlore/${id(1)}.eml`,
    `/mail/shkoder/${id(3)}.eml.abc.part`,
    `/mail/shkoder/${id(9)}.eml`,
  ])("shows nothing else: %s", async (path) => {
    const { status, body } = await get(path);
    expect(status).toBe(404);
    expect(body).not.toMatch(/nothing of mail|half written|Kodi/);
  });

  test("is for who sits at the machine: not through a proxy, not under a foreign name", async () => {
    expect((await get("/mail", { "x-forwarded-for": "10.0.0.9" })).status).toBe(404);
    expect((await get("/mail", { host: "evil.example.al" })).status).toBe(404);
  });

  test("is not there unless it is switched on", async () => {
    expect((await get("/mail", {}, off)).status).toBe(404);
    expect((await get(`/mail/shkoder/${id(1)}.eml`, {}, off)).status).toBe(404);
  });
});
