import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { runCommandLine } from "../../../ops/cli/run.js";
import { temporaryFolder } from "../../support/temporary-folder.js";

/** The program in this process: what it refuses by form, it refuses before any store is opened or any file is made. */
const folder = join(temporaryFolder("cli-refused"), "data");
const before = process.env["DEFTER_DATA"];
beforeAll(() => void (process.env["DEFTER_DATA"] = folder));
afterAll(() => {
  if (before === undefined) delete process.env["DEFTER_DATA"];
  else process.env["DEFTER_DATA"] = before;
});

async function run(...args: string[]) {
  let [out, err] = ["", ""];
  const terminal = {
    out: (text: string) => void (out += text),
    err: (text: string) => void (err += text),
    isWatched: false,
    heard: () => "",
    flush: async () => undefined,
  };
  const status = await runCommandLine([...args, "--json"], terminal);
  expect(existsSync(folder)).toBe(false);
  return { status, out, err, error: (out === "" ? {} : JSON.parse(out)).error };
}

const pay = (amount: string, on = "2025-03-01", more: readonly string[] = []) =>
  run(
    "payment",
    "receive",
    "01X",
    "--amount",
    amount,
    "--channel",
    "bank",
    "--office",
    "lagjja-1",
    "--paid-on",
    on,
    ...more,
  );

const AMOUNTS = ["1.000", "1,000", "1 000", "-5", "0", "1e21", "NaN", "9007199254740993", "10.5", "0x10", ""];
test.each(AMOUNTS)("the amount “%s”", async (amount) => {
  const { status, error, err } = await pay(amount);
  expect([status, error.code, error.fields[0].path]).toEqual([65, "VALIDATION", "--amount"]);
  expect(err).toContain("--amount: ");
});

test.each(["2025-02-29", "2025-13-01", "01.03.2025", "2500-01-01", "today"])("the day “%s”", async (day) => {
  const { status, error } = await pay("100", day);
  expect([status, error.fields[0].path]).toEqual([65, "--paid-on"]);
});

test.each(["a\u0000b", "a\u202eb", "\ud800", "x".repeat(1_000_000), "  "])("text that is none", async (text) => {
  const { status, error } = await pay("100", "2025-03-01", ["--payer", text]);
  expect([status, error.fields[0].path]).toEqual([65, "--payer"]);
});

test.each([`{"unit":"a","unit":"b"}`, `{"__proto__":{}}`, `[]`, `{`, `"x"`, '{"a":'.repeat(200)])(
  "the facts %s",
  async (facts) => {
    const { status, error } = await run(
      "object",
      "declare",
      "01X",
      "building",
      "--facts",
      facts,
      "--from",
      "2024-01-01",
    );
    expect([status, error.fields[0].path]).toEqual([65, "--facts"]);
  },
);

test.each([
  ["an id", ["account", "show", "taxAccount-shkoder.x"], "taxpayer"],
  ["a year", ["assess", "20255"], "year"],
  ["an instant without its zone", ["account", "show", "01X", "--as-of", "2025-03-01T09:15:00"], "--as-of"],
  ["a number of taxpayers", ["seed", "--taxpayers", "many"], "--taxpayers"],
  ["a role", ["user", "create", "x.y", "--role", "king"], "--role"],
  ["a search of nothing", ["taxpayer", "find", " "], "words"],
])("%s", async (_what, args, path) => {
  const { status, error } = await run(...args);
  expect([status, error.fields[0].path]).toEqual([65, path]);
});

test.each([
  [["asses", "2025"]],
  [["assess"]],
  [["payment", "receive", "01X"]],
  [["payment", "receive", "01X", "--amount", "1", "--channel", "gold", "--office", "x"]],
  [["account", "show", "01X", "--bogus"]],
  [["assess", "2025", "--resume", "01X", "--invoice"]],
  [["account", "show", "01X", "02Y"]],
  [["payment"]],
  [["case", "notify", "01X", "--channel", "pigeon"]],
  [["case", "assign", "01X", "--role", "specialist", "--to", "U1", "--back"]],
  [["case", "opinion", "give", "01X", "--stance", "favourable", "--text", "Po."]],
  [["case", "reopen", "01X", "--to", "in-review"]],
])("the wrong command line %j", async (args) => {
  const { status, error } = await run(...args);
  expect([status, error.code]).toEqual([2, "USAGE"]);
});

test.each([
  [
    ["case", "act", "01X", "sign", "--with", '{"decision":{"legalBasis":3,"text":null},"colour":1}'],
    "--with.decision.legalBasis",
  ],
  [["case", "act", "01X", "sign", "--with", "no-such-file.json"], "--with"],
  [["case", "lodge", "a", "--office", "b", "--kind", "citizen", "--document", "photo=no-such-file"], "--document"],
  [["case", "performance", "--from", "2025-01-01", "--by", "moon"], "--by"],
  [["case", "performance", "--from", "2025-02-30"], "--from"],
  [["case", "take", "01X", "--revision", "1.5"], "--revision"],
  [["case", "check", "01X", "--found", '{"kind":"moon"}'], "--found.kind"],
  [["case", "assign", "01X", "--role", "specialist"], "--to"],
  [["case", "transfer", "01X", "--office", "a b", "--ground", "x"], "--office"],
  [["case", "opinion", "ask", "01X", "--from", "ASHK", "--question", "?", "--due", "2025-02-30"], "--due"],
  [["case", "notify", "01X", "--channel", "post", "--proof-document", "D1"], "--proof"],
  [["case", "complain", "01X", "--about", "delay", "--grounds", " "], "--grounds"],
  [
    ["case", "answer-complaint", "01X", "C1", "--outcome", "upheld", "--grounds", "x", "--legal-basis", "ligji 44"],
    "--legal-basis",
  ],
  [["case", "correct", "01X", "--ground", "x"], "case"],
  [["case", "correct", "01X", "--ground", "x", "--decision", "a", "--speaks", "en"], "case"],
  [["case", "correct", "01X", "--ground", "x", "--decision", "a", "--form", "{}"], "case"],
  [["case", "move", "01X", "--version", "two", "--to", "a", "--ground", "x"], "--version"],
  [["case", "revoke", "01X", "../x", "--ground", "x"], "output"],
  [["service", "publish", "a", "--from", "2025-01-01", "--succeeds", "201"], "--succeeds"],
  [["service", "check", '{"code":"a","code":"b"}'], "file"],
])("what is wrong with %j is said under its name", async (args, path) => {
  const { status, error } = await run(...args);
  expect([status, error.fields[0].path]).toEqual([65, path]);
});

test("a setting that is wrong is named, and its status is its own", async () => {
  process.env["DEFTER_TENANTS"] = "Shkodër!";
  try {
    const { status, err } = await run("account", "show", "01X");
    expect(status).toBe(78);
    expect(err).toContain("DEFTER_TENANTS");
  } finally {
    delete process.env["DEFTER_TENANTS"];
  }
});

test("help is no failure, and is on stdout", async () => {
  let out = "";
  const terminal = {
    out: (text: string) => void (out += text),
    err: () => undefined,
    isWatched: false,
    heard: () => "",
    flush: async () => undefined,
  };
  expect(await runCommandLine(["payment", "--help"], terminal)).toBe(0);
  expect(out).toContain("receive");
});
