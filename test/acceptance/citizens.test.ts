import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { systemClock } from "../../application/ports.js";
import { serviceOf } from "../support/catalogue.js";
import { until } from "../support/until.js";
import { filledForm } from "../domain/casework/support/filled-form.js";
import { Officer } from "./support/officer.js";
import { OneStopShop, sendUp, sentUp } from "./support/one-stop-shop.js";
import { TownHall } from "./support/town-hall.js";

const CODE = "identity-attestation";
const ARTA = { number: "J00101999W", email: "arta@example.al" };
const BENI = { number: "J00102999A", email: "beni@example.al" };
const GENTA = { number: "J55103999B", email: "genta@example.al" };
const GENTA_AGAIN = { number: "J55104999C", email: "again@example.al" };

const town = new TownHall(["shkoder", "lezhe"]);
let shop: OneStopShop;
let arta: Officer;
let beni: Officer;
let taxpayerId: string;

/** Somebody enters the register, with the address that the counter was told. */
async function registered(by: Officer, { number, email }: typeof ARTA): Promise<string> {
  const input = {
    ...{ kind: "PERSON", name: email.split("@")[0], office: "velipoje", contacts: [{ kind: "EMAIL", value: email }] },
    ...{ identifier: { scheme: "NID", value: number }, address: { unit: "velipoje", street: null } },
  };
  return (await by.does("registerTaxpayer", input)).taxpayerId;
}

const post = (path: string, body: object) =>
  fetch(`${town.address()}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });

/** The letters that have arrived for an address, as the viewer shows them, the latest first. */
async function letters(to: string): Promise<readonly string[]> {
  const list = await (await fetch(`${town.address()}/mail`)).text();
  const paths = [...list.matchAll(/href="(\/mail\/[^"]+)"/g)].map(([, path]) => path!);
  const all = await Promise.all(paths.map(async (path) => (await fetch(`${town.address()}${path}`)).text()));
  return all.filter((page) => page.includes(`<dd>${to}</dd>`));
}

/** The first letter for an address that says something; waits for the outbox. */
async function letter(to: string, says: RegExp): Promise<RegExpExecArray> {
  let found: RegExpExecArray | null = null;
  const hasCome = async () => (await letters(to)).some((page) => (found = says.exec(page)) !== null);
  await until(`a letter to ${to} says ${says.source}`, hasCome, 100);
  return found!;
}

async function signedIn({ number, email }: typeof ARTA, tenant = "shkoder"): Promise<Officer> {
  const asked = await post("/auth/citizen/code", { kind: "citizen", identifier: number, language: "en", tenant });
  expect(asked.status).toBe(202);
  const { challenge } = (await asked.json()) as { challenge: string };
  const [, code] = await letter(email, /Your sign-in code: (\d{4} \d{4})/);
  const answer = await post("/auth/citizen/sign-in", { challenge, code, kind: "bearer", tenant });
  expect(answer.status).toBe(200);
  const { token } = (await answer.json()) as { token: string };
  return new Officer(() => town.address(), { authorization: `Bearer ${token}` });
}

beforeAll(async () => {
  await town.open();
  const { administrator } = await town.staff();
  shop = await OneStopShop.open(town, administrator, "shkoder", [
    "front-desk",
    "specialist",
    "signatory",
    "tax-officer",
  ]);
  taxpayerId = await registered(shop.officers["front-desk"], ARTA);
  await registered(shop.officers["front-desk"], BENI);
});
afterAll(() => town.close());

async function lodgedOnline(by: Officer) {
  const upload = await sentUp(by);
  const papers = serviceOf(CODE).documents.filter(({ mandatory }) => mandatory);
  return by.does("lodgeMyCase", {
    ...{ service: CODE, office: "velipoje", language: "EN", form: filledForm(serviceOf(CODE)) },
    documents: [{ upload, documentId: "D1" }, ...papers.map(({ code: document }) => ({ upload, document }))],
  });
}

describe("a citizen", () => {
  test("signs in by the code that came to their address, and is themselves", async () => {
    arta = await signedIn(ARTA);
    const { me, myAccount } = await arta.read<{ me: object; myAccount: object }>(
      `{ me { taxpayerId roles offices } myAccount { accountId paid obligations { key } } }`,
    );
    expect(me).toEqual({ taxpayerId, roles: ["citizen"], offices: [] });
    expect(myAccount).toEqual({ accountId: taxpayerId, paid: 0, obligations: [] });
  });

  test("who is unknown here, though known next door, gets the same answer and no letter", async () => {
    const before = (await letters(ARTA.email)).length;
    const answers = await Promise.all(
      [
        { identifier: ARTA.number, tenant: "lezhe" },
        { identifier: "J50101123C", tenant: "shkoder" },
      ].map(async (given) => {
        const answer = await post("/auth/citizen/code", { ...given, language: "en" });
        return [answer.status, Object.keys((await answer.json()) as object).toSorted()];
      }),
    );
    expect(answers).toEqual([
      [202, ["challenge", "detail", "expiresAt"]],
      [202, ["challenge", "detail", "expiresAt"]],
    ]);
    // What was asked for later has come: so would have what was asked for before.
    beni = await signedIn(BENI);
    expect((await letters(ARTA.email)).length).toBe(before);
  });

  test("applies online, is written to, follows, completes and withdraws; nobody else sees it", async () => {
    const { caseId, number } = (await lodgedOnline(arta)) as unknown as { caseId: string; number: string };
    const [, code] = await letter(ARTA.email, /Tracking code: ([0-9A-Z-]{14})/);
    const { trackCase } = await town
      .visitorOf("shkoder")
      .read<{ trackCase: object }>(
        `query($number: String!, $code: String!) { trackCase(case: $number, code: $code) { number state { code } } }`,
        { number, code },
      );
    expect(trackCase).toEqual({ number, state: { code: "intake-check" } });
    await letter(ARTA.email, /Fee for case/);

    const desk = shop.officers["front-desk"];
    const request = [{ document: null, field: null, words: "Sqaroni qëllimin." }];
    await desk.does("actOnCase", { caseId, transition: "ask-applicant", request });
    await letter(ARTA.email, /Sqaroni qëllimin\./);
    const mine = await arta.read<{
      myCase: { requests: object[]; actions: { transition: string; allowed: boolean }[] };
    }>(
      `query($id: ID!) { myCase(id: $id) {
        number state { code } requests { items { words } } documents { id path } fees { amount }
        actions { transition allowed } } }`,
      { id: caseId },
    );
    expect(mine.myCase.requests).toEqual([{ items: [{ words: "Sqaroni qëllimin." }] }]);
    expect(mine.myCase.actions.map(({ transition, allowed }) => [transition, allowed])).toEqual([
      ["complete-file", true],
      ["withdraw", true],
    ]);

    const everything = await town.everything();
    const list = `query($at: Position) { myCases(minPosition: $at) { nodes { id number } } }`;
    expect(await beni.read(list, { at: everything })).toEqual({ myCases: { nodes: [] } });
    expect(await arta.read(list, { at: everything })).toEqual({ myCases: { nodes: [{ id: caseId, number }] } });
    const foreign = await beni.ask(`query($id: ID!) { myCase(id: $id) { number } }`, { id: caseId });
    expect(foreign.errors?.[0]?.extensions.code).toBe("NOT_FOUND");
    expect(await beni.isRefused("actOnMyCase", { caseId, transition: "withdraw" })).toMatchObject({
      code: "NOT_FOUND",
    });
    const path = `${town.address()}/documents/cases/${caseId}/D1`;
    const [own, theirs] = await Promise.all([arta, beni].map(({ headers }) => fetch(path, { headers })));
    expect([own!.status, theirs!.status]).toEqual([200, 404]);

    const completion = { note: "Për regjistrim në shkollë." };
    const completed = await arta.does("actOnMyCase", { caseId, transition: "complete-file", completion });
    expect(completed).toMatchObject({ caseId, outcome: null });
    const { complaintId } = await arta.does("complainOfMyCase", { caseId, about: "DELAY", grounds: "Vonesë." });
    expect(complaintId).toEqual(expect.any(String));
    expect(await arta.does("actOnMyCase", { caseId, transition: "withdraw" })).toMatchObject({ outcome: "withdrawn" });
  });

  test("takes no step of an officer's, and an officer none through the citizen's door", async () => {
    const { caseId } = (await lodgedOnline(arta)) as unknown as { caseId: string };
    expect(await arta.isRefused("actOnMyCase", { caseId, transition: "accept" })).toMatchObject({ code: "REFUSED" });
    expect(await arta.isRefused("actOnCase", { caseId, transition: "accept" })).toMatchObject({ code: "FORBIDDEN" });
    const desk = shop.officers["front-desk"];
    expect(await desk.isRefused("actOnMyCase", { caseId, transition: "withdraw" })).toMatchObject({
      code: "FORBIDDEN",
    });
    expect((await sendUp(new Officer(() => town.address()), "x.pdf", Buffer.from("x"))).status).toBe(401);
  });

  test("is told each thing once, and who looks after messages sees it without words and addresses", async () => {
    type Message = { readonly template: string; readonly phase: string };
    const query = `query($at: Position) {
      messages(first: 200, minPosition: $at) { nodes { template phase recipient channel ground } } }`;
    const list = async () =>
      (
        await shop.administrator.read<{ messages: { nodes: readonly Message[] } }>(query, {
          at: await town.everything(),
        })
      ).messages;
    let messages = await list();
    while (messages.nodes.some(({ phase }) => phase === "waiting")) messages = await list();
    const received = (await letters(ARTA.email)).concat(await letters(BENI.email));
    const written = messages.nodes.filter(({ phase }) => phase === "sent");
    expect(written.length).toBe(received.length);
    expect(messages.nodes.filter(({ template }) => template === "application-received")).toHaveLength(2);
    expect(JSON.stringify(messages)).not.toContain("example.al");
  });

  test("whose record was entered twice has everything under the one that goes on, and nobody else has it", async () => {
    const counter = shop.officers["front-desk"];
    const officer = shop.officers["tax-officer"];
    const duplicate = await registered(counter, GENTA_AGAIN);
    const survivor = await registered(counter, GENTA);
    const upload = await sentUp(counter);
    const papers = serviceOf(CODE).documents.filter(({ mandatory }) => mandatory);
    const { caseId } = (await counter.does("lodgeCase", {
      ...{ service: CODE, office: "velipoje", form: filledForm(serviceOf(CODE)) },
      applicant: { kind: "CITIZEN", language: "EN", identifier: GENTA_AGAIN.number },
      documents: [{ upload, documentId: "D1" }, ...papers.map(({ code: document }) => ({ upload, document }))],
    })) as unknown as { caseId: string };
    const date = systemClock.today();
    const desk = { desk: "velipoje-1", office: "velipoje" };
    const cashier = await shop.letIn("shop-cashier", ["CASHIER"]);
    await cashier.does("openCashDesk", { ...desk, date, float: 0 });
    const paying = { accountId: duplicate, amount: 1, channel: "CASH_DESK", paidOn: date, ...desk };
    const { paymentId } = await cashier.does("receivePayment", paying);
    const year = Number(date.slice(0, 4));
    const { invoiceId } = await officer.does("issueInvoice", { accountId: duplicate, office: "velipoje", year });
    await officer.does("mergeTaxpayers", { survivorId: survivor, duplicateId: duplicate, keepObjects: [] });

    const genta = await signedIn(GENTA);
    const was = { name: "again", identifier: GENTA_AGAIN.number };
    const everything = await town.everything();
    const mine = await genta.read(
      `query($at: Position) {
        myInvoices(minPosition: $at) { nodes { id mergedFrom { name identifier } } }
        myPayments(minPosition: $at) { nodes { id mergedFrom { name identifier } } }
        myCases(minPosition: $at) { nodes { id } } }`,
      { at: everything },
    );
    expect(mine).toEqual({
      myInvoices: { nodes: [{ id: invoiceId, mergedFrom: was }] },
      myPayments: { nodes: [{ id: paymentId, mergedFrom: was }] },
      myCases: { nodes: [{ id: caseId }] },
    });
    const print = `query($paper: TaxPaper!, $id: ID!) { myTaxPaper(paper: $paper, id: $id) { sha256 } }`;
    for (const wanted of [
      { paper: "INVOICE", id: invoiceId },
      { paper: "RECEIPT", id: paymentId },
    ]) {
      const { myTaxPaper } = await genta.read<{ myTaxPaper: { sha256: string } }>(print, wanted);
      const atTheDesk = await officer.read(
        `query($account: ID!, $paper: TaxPaper!, $id: ID!) {
          taxPaper(accountId: $account, paper: $paper, id: $id) { sha256 } }`,
        { ...wanted, account: survivor },
      );
      expect(atTheDesk).toEqual({ taxPaper: myTaxPaper });
      expect((await beni.ask(print, wanted)).errors?.[0]?.extensions.rule).toBe("paper-unknown");
    }
    const shown = await officer.read(
      `query($id: ID!) { mergedRecords(taxpayerId: $id) { name identifier survivorId }
        invoices(filter: { accountId: $id }) { nodes { id } } payments(filter: { accountId: $id }) { nodes { id } } }`,
      { id: survivor },
    );
    expect(shown).toEqual({
      mergedRecords: [{ ...was, survivorId: survivor }],
      invoices: { nodes: [{ id: invoiceId }] },
      payments: { nodes: [{ id: paymentId }] },
    });

    // What is left of the fee is paid by the survivor: the case hears of it.
    const fees = `query($id: ID!) { myCase(id: $id) { fees { amount settledOn } } }`;
    const feesNow = async () =>
      (await genta.read<{ myCase: { fees: { amount: number; settledOn: string | null }[] } }>(fees, { id: caseId }))
        .myCase.fees;
    const amount = (await feesNow()).reduce((sum, fee) => sum + fee.amount, 0) - 1;
    await cashier.does("receivePayment", { ...paying, accountId: survivor, amount });
    await until("the fee is settled", async () => (await feesNow()).every(({ settledOn }) => settledOn !== null), 100);
  });
});
