import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { extractText, getDocumentProxy } from "unpdf";
import { lekInWords, templateOn, TypstPress, type PrintOrder } from "../../../../application/papers/index.js";
import type { PaperId, TaxationUseCases } from "../../../../application/taxation/index.js";
import { civilDate, lek } from "../../../../domain/shared/index.js";
import { SYNTHETIC_SOURCE } from "../../../../domain/taxation/index.js";
import { dataFile } from "../../../../ops/paths.js";
import type { SyntheticTaxpayer } from "../../../../ops/seed/synthetic/index.js";
import { ask, done, refusalOf, register, shkoder, written, type Shkoder } from "../support/shkoder.js";

const today = civilDate("2025-03-03");
const desk = { desk: "desk-1", date: today };
const SITE = "https://defter.example";
const press = new TypstPress({ templates: dataFile("papers") });
let city: Shkoder;
let uses: TaxationUseCases;
let payer: SyntheticTaxpayer;
let total: number;

beforeAll(async () => {
  city = await shkoder();
  uses = city.uses;
  payer = await register(uses, 0);
  const assessed = await done(uses.assessTaxpayer(ask(), { accountId: payer.taxpayerId, year: 2025, invoice: true }));
  const { amounts } = (await issued<{ amounts: { total: number } }>("InvoiceIssued")).data;
  expect(amounts.total).toBeGreaterThanOrEqual(assessed.total);
  total = amounts.total;
  await done(uses.openCashDesk(ask(), { ...desk, office: payer.office, float: lek(0) }));
  await done(
    uses.receivePayment(ask(), {
      accountId: payer.taxpayerId,
      paymentId: "P-1",
      amount: lek(total),
      channel: "cash-desk",
      paidOn: today,
      reference: null,
      payer: "Nipi i tij",
      office: payer.office,
      desk: desk.desk,
    }),
  );
});
afterAll(() => press.close());

async function issued<Data>(type: string, accountId = payer.taxpayerId): Promise<{ readonly data: Data }> {
  const facts = await city.parts.ledger.facts(`taxAccount-shkoder.${accountId}`);
  return facts.find((fact) => fact.type === type) as { readonly data: Data };
}

async function which(paper: PaperId["paper"]): Promise<PaperId> {
  const types = {
    invoice: "InvoiceIssued",
    receipt: "PaymentReceived",
    clearance: "ClearanceIssued",
    "tax-notice": "NoticeIssued",
  };
  const { data } = await issued<Record<string, string>>(types[paper]);
  const id = data["invoiceId"] ?? data["paymentId"] ?? data["clearanceId"] ?? data["noticeId"]!;
  return { paper, accountId: payer.taxpayerId, id };
}

async function ordered(paper: PaperId["paper"]): Promise<PrintOrder> {
  const answer = await uses.taxPaper("shkoder", { ...(await which(paper)), site: SITE });
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.value;
}

async function textOf(order: PrintOrder): Promise<string> {
  const document = await getDocumentProxy(new Uint8Array(await press.print(order)));
  return (await extractText(document, { mergePages: true })).text.replaceAll("\u00a0", " ");
}

const MARKS = { assumed: false, synthetic: false, demonstration: false };

describe("the invoice", () => {
  test("states what was billed on its day, by the names of the package, to whom, and how to verify it", async () => {
    const text = await textOf(await ordered("invoice"));
    expect(text).toContain("Faturë e detyrimeve vendore");
    expect(text).toContain("Bashkia Shkodër");
    expect(text).toContain(payer.name);
    expect(text).toContain(`${payer.office}/2025/000001`);
    expect(text).toContain(`Gjithsej: ${String(total).replace(/\B(?=(\d{3})+$)/g, " ")} lekë`);
    expect(text).toMatch(/Tarifa e pastrimit|Taksa mbi/);
    expect(text).toContain(`${SITE}/v/shkoder/invoice/`);
    expect(text).not.toContain("Anuluar");
  });

  test("is the same to the byte after the person has moved and changed their name", async () => {
    const before = await press.print(await ordered("invoice"));
    await done(uses.correctTaxpayer(ask(), { taxpayerId: payer.taxpayerId, name: "Emër Tjetër" }));
    const after = await ordered("invoice");
    expect(await textOf(after)).toContain(payer.name);
    expect(Buffer.compare(before, await press.print(after))).toBe(0);
  });

  test("says that the package is a demonstration's, and who is invented, and no more than that", async () => {
    const order = await ordered("invoice");
    expect(order.content["marks"]).toEqual({ assumed: false, synthetic: false, demonstration: true });
    const text = await textOf(order);
    expect(text).toContain("paketë fiskale demonstruese");
    expect(text).not.toContain("Person i trilluar");
    const invented = await textOf({ ...order, content: { ...order.content, marks: { ...MARKS, synthetic: true } } });
    expect(invented).toContain("Person i trilluar");
    expect(invented).not.toContain("demonstruese");
  });

  test("says so when it was cancelled", async () => {
    const { accountId, id } = await which("invoice");
    await done(uses.cancelInvoice(ask(), { accountId, invoiceId: id, ground: "adresa e gabuar" }));
    expect(await textOf(await ordered("invoice"))).toContain("Anuluar më 03.03.2025. Arsyeja: adresa e gabuar");
  });
});

describe("the notice to somebody who owes", () => {
  let debtor: SyntheticTaxpayer;
  const order = async () => {
    const accountId = debtor.taxpayerId;
    const { noticeId: id } = (await issued<{ noticeId: string }>("NoticeIssued", accountId)).data;
    const which = { paper: "tax-notice", accountId, id } as const;
    const answer = await uses.taxPaper("shkoder", { ...which, site: SITE });
    if (!answer.ok) throw new Error(answer.refusal.code);
    return { ...answer.value, which };
  };

  beforeAll(async () => {
    debtor = await register(uses, 7);
    await done(uses.assessTaxpayer(ask(), { accountId: debtor.taxpayerId, year: 2025, invoice: false }));
    await (
      await done(uses.startNoticeRun(ask(), { kind: "assessment", year: 2025 }))
    ).done;
  });

  test("says what was assessed, by which law, until when to pay and how to appeal", async () => {
    const text = await textOf(await order());
    const { number, amounts } = (
      await issued<{ number: string; amounts: { total: number } }>("NoticeIssued", debtor.taxpayerId)
    ).data;
    for (const part of [
      ...["Njoftim vlerësimi", debtor.name, number, "Afati i parë i pagesës", "Baza ligjore", "Ligji nr. 9632/2006"],
      ...["ankoheni brenda 30 ditëve", `${SITE}/v/shkoder/tax-notice/`, "paketë fiskale demonstruese"],
      `Gjithsej: ${String(amounts.total).replace(/\B(?=(\d{3})+$)/g, " ")} lekë`,
    ])
      expect(text).toContain(part);
    expect(text).not.toContain("forcë sipas nenit 88");
  });

  test("reminds, and demands with what follows where nothing is paid", async () => {
    const { which: _which, ...sheet } = await order();
    const of = async (kind: string) => textOf({ ...sheet, content: { ...sheet.content, kind } });
    expect(await of("reminder")).toContain("Kujtesë për detyrime të papaguara");
    const demand = await of("demand");
    expect(demand).toContain("Njoftim dhe kërkesë për pagesë");
    expect(demand).toContain("mbledhjen me forcë sipas nenit 88");
    expect(demand).not.toContain("ankoheni");
  });

  test("is the same to the byte later, and whoever holds it can check it", async () => {
    const before = await press.print(await order());
    const { accountId } = (await order()).which;
    await done(uses.correctTaxpayer(ask(), { taxpayerId: accountId, name: "Emër Tjetër" }));
    const { which, ...later } = await order();
    expect(Buffer.compare(before, await press.print(later))).toBe(0);
    const code = String((later.content["verification"] as { code: string }).code).replaceAll("-", "");
    expect(await uses.verifyPaper("shkoder", { ...which, code })).toMatchObject({
      value: { paper: "tax-notice", standing: "valid", endedOn: null },
    });
    const wrong = await uses.verifyPaper("shkoder", { ...which, code: "0000000000000000" });
    expect(wrong).toMatchObject({ refusal: { code: "paper-unknown" } });
  });
});

describe("the receipt", () => {
  test("states what was paid, by whom and where", async () => {
    const text = await textOf(await ordered("receipt"));
    for (const part of [
      "paketë fiskale demonstruese",
      "Mandat arkëtimi",
      "arkë",
      "desk-1",
      "Nipi i tij",
      "Shuma e paguar",
    ])
      expect(text).toContain(part);
  });

  test("is not there for a payment that was given none", async () => {
    await done(
      uses.receivePayment(ask(), {
        accountId: payer.taxpayerId,
        paymentId: "P-2",
        amount: lek(10),
        channel: "bank",
        paidOn: today,
        reference: "B-1",
        payer: null,
        office: payer.office,
        desk: null,
      }),
    );
    const wanted = { paper: "receipt", accountId: payer.taxpayerId, id: "P-2", site: SITE } as const;
    expect(await refusalOf(uses.taxPaper("shkoder", wanted))).toBe("paper-unknown");
  });
});

describe("the clearance", () => {
  test("vouches for what the ledger decided, with the code that verifies it", async () => {
    const input = { accountId: payer.taxpayerId, office: payer.office, purpose: "licencë ndërtimi" };
    const issued = await done(uses.issueClearance(ask(), input as never));
    const text = await textOf(await ordered("clearance"));
    expect(text).toContain("nuk ka detyrime vendore të prapambetura");
    expect(text).toContain("licencë ndërtimi");
    expect(text).toContain("paketë fiskale demonstruese");
    expect(text).toContain(issued.verificationCode.match(/.{4}/g)!.join("-"));
    expect(text).toContain(`${SITE}/v/shkoder/${issued.verificationCode}`);
  });

  test("is crossed out when it is revoked: a payment was taken back", async () => {
    await done(
      uses.reversePayment(ask(), {
        accountId: payer.taxpayerId,
        paymentId: "P-1",
        ground: "bounced",
        explanation: "pa mbulim",
      }),
    );
    expect(await textOf(await ordered("receipt"))).toContain("Pagesa u anulua më 03.03.2025. Arsyeja: pagesa u kthye");
  });
});

describe("amounts in words", () => {
  /** As the paper of a day with the newer template. */
  const newer = (order: PrintOrder): PrintOrder => ({ ...order, template: { ...order.template, version: 2 } });

  test.each(["invoice", "receipt"] as const)("stand on the %s from a day on, and on none of before", async (paper) => {
    expect(templateOn(paper, civilDate("2026-11-30")).version).toBe(1);
    expect(templateOn(paper, civilDate("2026-12-01")).version).toBe(2);
    const order = await ordered(paper);
    expect(order.template.version).toBe(1);
    expect(await textOf(order)).not.toContain("Me fjalë");
    const text = (await textOf(newer(order))).replaceAll(/\s+/g, " ");
    expect(text).toContain(`Me fjalë: ${lekInWords(lek(total))}`);
  });

  test.each(["invoice", "receipt"] as const)("change no byte of a %s of before, and keep PDF/A", async (paper) => {
    const order = await ordered(paper);
    const spoken = JSON.stringify(order.content);
    const content = JSON.parse(spoken.replace(/,"(amount|total)InWords":"[^"]*"/, "")) as PrintOrder["content"];
    expect(JSON.stringify(content).length).toBeLessThan(spoken.length);
    const older = { ...order, content };
    expect(Buffer.compare(await press.print(order), await press.print(older))).toBe(0);
    const [one, again] = [await press.print(newer(order)), await press.print(newer(order))];
    expect(Buffer.compare(one, again)).toBe(0);
    expect(Buffer.from(one).toString("latin1")).toContain("<pdfaid:part>2</pdfaid:part>");
  });
});

describe("verifying", () => {
  const codeIn = (order: PrintOrder) => (order.content["verification"] as { url: string }).url.split("/").at(-1)!;

  test("an invoice by the code on it tells what stands on it and whether it holds, and names nobody", async () => {
    const code = codeIn(await ordered("invoice"));
    const answer = await uses.verifyPaper("shkoder", { ...(await which("invoice")), paper: "invoice", code });
    expect(answer).toEqual({
      ok: true,
      value: {
        paper: "invoice",
        standing: "ended",
        number: `${payer.office}/2025/000001`,
        issuedOn: today,
        amount: total,
        endedOn: today,
      },
    });
  });

  test("a wrong code, another's paper, another municipality and nonsense are answered alike", async () => {
    const given = await which("receipt");
    const code = codeIn(await ordered("receipt"));
    const wrong = [
      uses.verifyPaper("shkoder", { ...given, paper: "receipt", code: "0".repeat(16) }),
      uses.verifyPaper("shkoder", { ...given, paper: "receipt", id: "P-9", code }),
      uses.verifyPaper("shkoder", { ...given, paper: "invoice", code }),
      uses.verifyPaper("lezhe", { ...given, paper: "receipt", code }),
      uses.verifyPaper("shkoder", { ...given, paper: "receipt", code: "<script>" }),
    ];
    for (const one of wrong) expect(await refusalOf(one)).toBe("paper-unknown");
  });
});

test("a paper of an invented person says that they are invented", async () => {
  const { taxpayerId } = await done(
    uses.registerTaxpayer(ask(), {
      ...{ kind: "person", name: "Personi i Trilluar", identifier: { scheme: "nid", value: "J00101999W" } },
      ...{ address: { unit: payer.unit, street: null }, contacts: [], office: payer.office, source: SYNTHETIC_SOURCE },
    }),
  );
  const input = { accountId: taxpayerId, office: payer.office, purpose: "licencë" };
  const { clearanceId } = await done(uses.issueClearance(ask(), input as never));
  const wanted = { paper: "clearance", accountId: taxpayerId, id: clearanceId, site: SITE } as const;
  const answer = await uses.taxPaper("shkoder", wanted);
  // Nothing was asked of them yet: no package gave anything.
  expect(answer).toMatchObject({ value: { content: { marks: { ...MARKS, synthetic: true } } } });
});

test("a paper of somebody whose data was destroyed is not printed, and asking writes nothing", async () => {
  const other = await register(uses, 1);
  await done(uses.assessTaxpayer(ask(), { accountId: other.taxpayerId, year: 2025, invoice: true }));
  const { invoiceId } = (await issued<{ invoiceId: string }>("InvoiceIssued", other.taxpayerId)).data;
  await city.parts.ledger.forget("shkoder", other.taxpayerId);
  const before = await written(city.store);
  const wanted = { paper: "invoice", accountId: other.taxpayerId, id: invoiceId, site: SITE } as const;
  expect(await refusalOf(uses.taxPaper("shkoder", wanted))).toBe("paper-of-forgotten");
  expect(await refusalOf(uses.taxPaper("shkoder", { ...wanted, id: "I-9" }))).toBe("paper-unknown");
  expect(await written(city.store)).toBe(before);
});

describe("a paper of a record that was merged into another", () => {
  let [survivor, duplicate] = [payer, payer];
  const paperOf = (accountId: string, paper: PaperId["paper"], id: string) =>
    uses.taxPaper("shkoder", { paper, accountId, id, site: SITE });
  const merge = () =>
    done(
      uses.mergeTaxpayers(ask(), {
        ...{ survivorId: survivor.taxpayerId, duplicateId: duplicate.taxpayerId },
        keepObjects: duplicate.objects.map(({ objectId }) => objectId),
      }),
    );

  beforeAll(async () => {
    [survivor, duplicate] = [await register(uses, 2), await register(uses, 3)];
    await done(uses.assessTaxpayer(ask(), { accountId: duplicate.taxpayerId, year: 2025, invoice: true }));
    await done(
      uses.receivePayment(ask(), {
        ...{ accountId: duplicate.taxpayerId, paymentId: "P-3", amount: lek(50), channel: "cash-desk", paidOn: today },
        ...{ reference: null, payer: null, office: payer.office, desk: desk.desk },
      }),
    );
  });

  test("is found under the one that goes on, as it was written, and under nobody else's", async () => {
    const { invoiceId } = (await issued<{ invoiceId: string }>("InvoiceIssued", duplicate.taxpayerId)).data;
    const before = [
      await paperOf(duplicate.taxpayerId, "invoice", invoiceId),
      await paperOf(duplicate.taxpayerId, "receipt", "P-3"),
    ];
    expect(await refusalOf(paperOf(survivor.taxpayerId, "receipt", "P-3"))).toBe("paper-unknown");
    await merge();
    const papers = (accountId: string) =>
      Promise.all([paperOf(accountId, "invoice", invoiceId), paperOf(accountId, "receipt", "P-3")]);
    expect(await papers(survivor.taxpayerId)).toEqual(before);
    expect(await papers(duplicate.taxpayerId)).toEqual(before);
    expect(before[0]).toMatchObject({ ok: true, value: { content: { holder: { name: duplicate.name } } } });
    expect(await refusalOf(paperOf(payer.taxpayerId, "receipt", "P-3"))).toBe("paper-unknown");
  });

  test("is billed no second time: the invoice goes on being the survivor's, who may have it cancelled", async () => {
    const { invoiceId } = (await issued<{ invoiceId: string }>("InvoiceIssued", duplicate.taxpayerId)).data;
    const accountId = survivor.taxpayerId;
    const invoicing = { accountId, office: payer.office, year: 2025 };
    expect(await refusalOf(uses.issueInvoice(ask(), invoicing))).toBe("nothing-to-bill");
    expect(await uses.bill("shkoder", { accountId, invoiceId, effectiveOn: today })).toMatchObject({ ok: true });
    await done(uses.cancelInvoice(ask(), { accountId, invoiceId, ground: "regjistrim i dyfishtë" }));
    const crossedOut = { ok: true, value: { content: { voided: { ground: "regjistrim i dyfishtë" } } } };
    expect(await paperOf(accountId, "invoice", invoiceId)).toMatchObject(crossedOut);
    await done(uses.issueInvoice(ask(), invoicing));
  });

  test("is crossed out when its payment is taken back where it counts now, and cash goes back over its desk", async () => {
    const code = (answer: Awaited<ReturnType<typeof paperOf>>) =>
      answer.ok ? (answer.value.content["verification"] as { url: string }).url.split("/").at(-1)! : "";
    const receipt = { paper: "receipt", accountId: duplicate.taxpayerId, id: "P-3" } as const;
    const shown = code(await paperOf(survivor.taxpayerId, "receipt", "P-3"));
    expect(await uses.verifyPaper("shkoder", { ...receipt, code: shown })).toMatchObject({
      value: { standing: "valid" },
    });
    const why = { ground: "recalled", explanation: "Pagoi gabim." } as const;
    await done(uses.reversePayment(ask(), { accountId: survivor.taxpayerId, paymentId: "P-3", ...why }));
    expect(await paperOf(survivor.taxpayerId, "receipt", "P-3")).toMatchObject({
      value: { content: { voided: { ground: "recalled" } } },
    });
    expect(await uses.verifyPaper("shkoder", { ...receipt, code: shown })).toMatchObject({
      value: { standing: "ended" },
    });
    const given = await city.parts.ledger.facts<{
      type: string;
      data: Record<string, unknown>;
      effectiveDate: typeof today;
    }>(`cashDesk-shkoder.${desk.desk}.${today}`);
    expect(given.at(-1)).toMatchObject({ type: "ReceiptGiven", data: { paymentId: "P-3", amount: -50 } });
  });
});
