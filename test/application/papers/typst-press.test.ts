import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { getDocumentProxy } from "unpdf";
import {
  PAPER_NAMES,
  PressBusyError,
  PressFailure,
  templateOn,
  TypstPress,
} from "../../../application/papers/index.js";
import { civilDate } from "../../../domain/shared/index.js";
import { dataFile } from "../../../ops/paths.js";

const issuedOn = civilDate("2025-03-03");
let folder: string;
let press: TypstPress;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "defter-press-"));
  template(
    "plain",
    "#let content = json(bytes(sys.inputs.content))\n#set document(title: content.title)\n= #content.title\n",
  );
  template("broken", "#no-such-function()");
  template("endless", "#for i in range(9000) { for j in range(9000) { let x = calc.rem(i, j + 1) } }\n");
  template("spy", '#set document(title: "Spy")\n#read("/../../etc/hostname")');
  press = new TypstPress({ templates: folder, maxWaiting: 3, timeLimit: 1_500 });
});
afterAll(async () => {
  await press.close();
  rmSync(folder, { recursive: true });
});

function template(name: string, text: string): void {
  mkdirSync(join(folder, name));
  writeFileSync(join(folder, name, "1.typ"), text);
}

const order = (name: string, content: { title: string } = { title: "Një letër" }) => ({
  template: { name, version: 1 },
  content,
  issuedOn,
});

describe("the press", () => {
  test("makes PDF/A-2a: tagged, with a title, the day of the paper, and the fonts inside", async () => {
    const pdf = await press.print(order("plain", { title: "Çertifikatë ë" }));
    const document = await getDocumentProxy(new Uint8Array(pdf));
    const { info, metadata } = await document.getMetadata();
    expect(info).toMatchObject({ Title: "Çertifikatë ë", CreationDate: "D:20250303000000Z" });
    expect([metadata?.get("pdfaid:part"), metadata?.get("pdfaid:conformance")]).toEqual(["2", "A"]);
    expect(await document.getMarkInfo()).toMatchObject({ Marked: true });
  });

  test("gives the same bytes for the same order, from another process' press too", async () => {
    const other = new TypstPress({ templates: folder });
    const [first, second, third] = [
      await press.print(order("plain")),
      await press.print(order("plain")),
      await other.print(order("plain")),
    ];
    await other.close();
    expect(Buffer.compare(first, second)).toBe(0);
    expect(Buffer.compare(first, third)).toBe(0);
  });

  test("takes what is in the content as text, never as commands of the template", async () => {
    const pdf = await press.print(order("plain", { title: '#read("x") *not bold* $x^2$ \\ <b>' }));
    const { info } = await (await getDocumentProxy(new Uint8Array(pdf))).getMetadata();
    expect(info).toMatchObject({ Title: '#read("x") *not bold* $x^2$ \\ <b>' });
  });

  test("prints what our fonts have, and shows where they have nothing: a picture in a name keeps no paper back", async () => {
    const pdf = await press.print(order("plain", { title: "E\u0308 ë 😀 中 \u0007 \ue000 \ud800 \u200d fund" }));
    const { info } = await (await getDocumentProxy(new Uint8Array(pdf))).getMetadata();
    expect(info).toMatchObject({ Title: "Ë ë □ □ □ □ □  fund" });
  });

  test("says what is wrong with a template, and goes on with the next paper", async () => {
    await expect(press.print(order("broken"))).rejects.toThrow(PressFailure);
    await expect(press.print(order("broken"))).rejects.toThrow("no-such-function");
    await expect(press.print(order("absent"))).rejects.toThrow("there is no template /absent/1.typ");
    expect((await press.print(order("plain"))).length).toBeGreaterThan(1000);
  });

  test("reads nothing outside the folder of the templates", async () => {
    await expect(press.print(order("spy"))).rejects.toThrow(PressFailure);
  });

  test("gives a paper up that takes too long, and starts the compiler anew", async () => {
    const [stuck, next] = [press.print(order("endless")), press.print(order("plain"))];
    await expect(stuck).rejects.toThrow("took too long");
    expect((await next).length).toBeGreaterThan(1000);
  });

  test("takes no more orders than may wait", async () => {
    const many = await Promise.allSettled([1, 2, 3, 4, 5, 6].map(() => press.print(order("plain"))));
    expect(many.map(({ status }) => status)).toEqual([...Array(4).fill("fulfilled"), "rejected", "rejected"]);
    expect((many[5] as PromiseRejectedResult).reason).toBeInstanceOf(PressBusyError);
  });

  test("refuses what still waits when it closes", async () => {
    const other = new TypstPress({ templates: folder });
    const waiting = [other.print(order("plain")), other.print(order("plain"))];
    const settled = Promise.allSettled(waiting);
    await other.close();
    expect((await settled).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    await expect(other.print(order("plain"))).rejects.toThrow("closed");
  });
});

/** Released templates by their SHA-256. A line here never changes: what reads differently is a new version. */
const RELEASED: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(join(dataFile("papers"), "released.json"), "utf8"),
) as Record<string, string>;

describe("released templates", () => {
  test("are as they were released, and every template is released", () => {
    const files = readdirSync(dataFile("papers"), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.name.endsWith(".typ"))
      .map((entry) => join(entry.parentPath, entry.name));
    const hashes = Object.fromEntries(
      files.map((file) => [
        file.slice(dataFile("papers").length + 1),
        createHash("sha256").update(readFileSync(file)).digest("hex"),
      ]),
    );
    expect(hashes).toEqual(RELEASED);
  });

  test("exist for every paper and day", () => {
    for (const name of PAPER_NAMES)
      expect(Object.keys(RELEASED)).toContain(`${name}/${templateOn(name, issuedOn).version}.typ`);
    expect(templateOn("invoice", civilDate("1999-01-01"))).toEqual({ name: "invoice", version: 1 });
  });
});
