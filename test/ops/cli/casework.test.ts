import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { systemClock } from "../../../application/ports.js";
import { filledForm } from "../../domain/casework/support/filled-form.js";
import { rawServices, serviceOf } from "../../support/catalogue.js";
import { until } from "../../support/until.js";
import { caseActs } from "./case-acts.js";
import { CommandRoom } from "./command-room.js";

/** The catalogue and a case at the command line, told in order, beside a Defter with the demonstration in it. */
const defter = new CommandRoom();
const today = systemClock.today();
const pdf = "%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n";
const attestation = rawServices.find((each) => each["code"] === "identity-attestation")!;
const dogs = {
  ...attestation,
  code: "dog-registration",
  name: { sq: "Regjistrim qeni", en: "Dog registration" },
  offices: ["velipoje", "dajc"],
};
let [caseId, number, trackingCode] = ["", "", ""];

const file = (name: string, content: string | object) => {
  const path = join(defter.folder, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
};
const english = (...args: readonly string[]) => defter.run(...args, "--language", "en");
const asOfficer = (username: string, ...args: readonly string[]) =>
  defter.runFed(`${defter.password}\n`, ...args, "--officer", username, "--password-stdin", "--language", "en");

beforeAll(() => defter.open());
afterAll(() => defter.close());

describe("the catalogue", () => {
  test("is listed and shown, and nobody finds what is not there", async () => {
    const listed = await defter.run("service", "list", "--search", "vertetim identit", "--json");
    expect(listed.json().services.map(({ code }: { code: string }) => code)).toEqual(["identity-attestation"]);
    const shown = await english("service", "show", "identity-attestation");
    expect([shown.status, shown.out]).toEqual([0, expect.stringContaining("Identity attestation")]);
    expect(await english("service", "show", "no-such-service")).toMatchObject({ status: 66 });
  });

  test("takes a 70th service: checked, drafted, refused, mended, published", async () => {
    const broken = file("broken.json", { ...dogs, name: { sq: "Regjistrim qeni" } });
    const checked = await english("service", "check", broken);
    expect([checked.status, checked.out]).toEqual([1, expect.stringContaining("name.en")]);
    expect(await english("service", "draft", broken)).toMatchObject({ status: 0 });
    const publish = ["service", "publish", "dog-registration", "--from", today];
    const refused = await english(...publish);
    expect([refused.status, refused.err]).toEqual([1, expect.stringContaining("definition-has-findings")]);
    const whole = file("dogs.json", dogs);
    expect(await english("service", "check", whole)).toMatchObject({ status: 0 });
    expect(await english("service", "draft", whole)).toMatchObject({ status: 0 });
    expect((await english(...publish, "--json")).json()).toMatchObject({ code: "dog-registration", version: 1 });
    const again = await english(...publish);
    expect([again.status, again.err]).toEqual([1, expect.stringContaining("definition-no-draft")]);
  });

  test("gives the content of a version as a draft takes it", async () => {
    const content = await defter.run("service", "show", "identity-attestation", "--content");
    expect(JSON.parse(content.out)).toEqual(attestation);
    expect(await english("service", "check", file("same.json", content.out))).toMatchObject({ status: 0 });
    expect(await english("service", "show", "identity-attestation", "--content", "7")).toMatchObject({ status: 66 });
  });

  test("says what changed, and is exported as CPSV-AP", async () => {
    expect(await english("service", "draft", file("dearer.json", { ...dogs, offices: ["dajc"] }))).toMatchObject({
      status: 0,
    });
    const changes = await english("service", "show", "dog-registration", "--from", "1", "--json");
    expect(changes.json().changes.map(({ path }: { path: string }) => path)).toEqual(["offices[velipoje]"]);
    const withdrawn = await english("service", "withdraw", "dog-registration", "--ground", "Jo ende.");
    expect(withdrawn).toMatchObject({ status: 0 });
    const exported = JSON.parse((await english("service", "export")).out) as { "@graph": { "@type": unknown }[] };
    expect(exported["@graph"].filter((node) => node["@type"] === "cpsv:PublicService")).toHaveLength(70);
    const adopted = await english("service", "adopt", "identity-attestation", "--from", today, "--json");
    expect(adopted.json()).toMatchObject({ published: [], left: ["simple-certificate", "identity-attestation"] });
  });
});

describe("a case", () => {
  const form = filledForm(serviceOf("identity-attestation"));
  const grant = JSON.stringify({ decision: { legalBasis: [{ act: "law-10129-2009", article: null }], text: null } });

  test("is lodged with its papers, and shown with what is open", async () => {
    const paper = file("a.pdf", pdf);
    const lodged = await english(
      ...["case", "lodge", "dog-registration", "--office", "velipoje", "--kind", "citizen", "--number", "J00101999W"],
      ...["--name", "Arta Hoxha", "--form", file("form.json", form), "--json"],
      ...["--document", `photo=${paper}`, `birth-certificate=${paper}`],
    );
    expect(lodged).toMatchObject({ status: 0 });
    ({ caseId, number, trackingCode } = lodged.json());
    const shown = (await english("case", "show", number, "--json")).json();
    expect(shown).toMatchObject({ caseId, state: { number, state: "intake-check" } });
    expect(shown.content.documents.map(({ document }: { document: string }) => document)).toEqual([
      "photo",
      "birth-certificate",
    ]);
    const read = await english("audit", "--type", "RecordRead", "--json");
    expect(JSON.stringify(read.json().events)).toContain(`case/${caseId}`);
  });

  test("waits for its fee, and is decided by others than those who processed it", async () => {
    const accept = ["case", "act", caseId, "accept"];
    const unpaid = await english(...accept);
    expect([unpaid.status, unpaid.err]).toEqual([1, expect.stringContaining("fee-not-paid")]);
    const settle = ["case", "settle", caseId, "--receipt", "A-1204", "--fee", "document-fee"];
    expect(await english(...settle)).toMatchObject({ status: 0 });
    expect(await asOfficer("sporteli", ...accept)).toMatchObject({ status: 0 });
    expect(await asOfficer("specialisti", "case", "act", caseId, "prepare")).toMatchObject({ status: 0 });
    const signed = await asOfficer("nenshkruesi", "case", "act", number, "sign", "--with", grant, "--json");
    expect(signed.json()).toMatchObject({ caseId, outcome: "favourable" });
    const tracked = await english("case", "track", caseId, trackingCode.toLowerCase(), "--json");
    expect(tracked.json()).toMatchObject({ number, outcome: "favourable" });
    expect(await english("case", "track", caseId, "AAAA-AAAA-AAAA")).toMatchObject({ status: 66 });
  });

  test("is printed: what it was lodged for, once it is issued, and the letters; into new files alone", async () => {
    const act = join(defter.folder, "leje.pdf");
    const print = (...more: readonly string[]) => english("case", "print", number, ...more, "--json");
    let printed = await print("--to", act);
    const isPrinted = async () => printed.status === 0 || (printed = await print("--to", act)).status === 0;
    await until("the act is given, a moment after the decision", isPrinted, 100);
    expect(printed.json()).toMatchObject({ paper: "output", asIssued: true, file: act, number: expect.any(String) });
    const bytes = readFileSync(act);
    expect([bytes.subarray(0, 5).toString(), bytes.length]).toEqual(["%PDF-", printed.json().bytes]);
    const again = await print("--to", join(defter.folder, "edhe-nje.pdf"));
    expect(again.json().sha256).toBe(printed.json().sha256);
    const letter = join(defter.folder, "njoftim.pdf");
    expect((await print("decision-notice", "--to", letter)).json()).toMatchObject({ asIssued: null, file: letter });
    for (const to of [act, join(defter.folder, "no-such-folder", "leje.pdf")])
      expect(await print("--to", to)).toMatchObject({ status: 65 });
    expect(readFileSync(act)).toEqual(bytes);
    const none = join(defter.folder, "none.pdf");
    expect(await print("completion-request", "--to", none)).toMatchObject({ status: 1 });
    expect(existsSync(none)).toBe(false);
    const read = await english("audit", "--type", "RecordRead", "--json");
    for (const paper of ["output", "decision-notice"])
      expect(JSON.stringify(read.json().events)).toContain(`${paper}/${caseId}`);
  });

  test("is for those who may: a wrong password, a role that is not theirs, another office", async () => {
    const wrong = ["case", "show", caseId, "--officer", "sporteli", "--password-stdin"];
    expect(await defter.runFed("jo ky\n", ...wrong)).toMatchObject({ status: 67 });
    expect(await asOfficer("auditi", "case", "act", caseId, "accept")).toMatchObject({ status: 77 });
    expect(await asOfficer("sporteli", "case", "show", caseId, "--as", "signatory")).toMatchObject({ status: 77 });
    const elsewhere = (await english("case", "list", "--closed", "--limit", "500", "--json"))
      .json()
      .cases.find(
        ({ office, lodgedAt }: { office: string; lodgedAt: string }) =>
          office !== "velipoje" && lodgedAt !== "velipoje",
      );
    for (const reading of ["show", "print"])
      expect(await asOfficer("sporteli-velipoje", "case", reading, elsewhere.caseId)).toMatchObject({ status: 66 });
    const denied = await english("audit", "--type", "AccessDenied", "--actor", "sporteli-velipoje", "--json");
    const resources = denied.json().events.map(({ data }: { data: { resource: string } }) => data.resource);
    expect(resources).toEqual([`case/${elsewhere.caseId}`, `case/${elsewhere.caseId}`]);
    expect(await asOfficer("sporteli-velipoje", "case", "show", caseId)).toMatchObject({ status: 0 });
  });

  test("of a sensitive service is lodged by who may see it afterwards, and by nobody else", async () => {
    const code = String(rawServices.find(({ confidentiality }) => confidentiality === "sensitive")!["code"]);
    const lodging = ["case", "lodge", code, "--office", "velipoje", "--kind", "citizen", "--name", "Arta Hoxha"];
    const refused = await asOfficer("sporteli-velipoje", ...lodging, "--json");
    expect([refused.status, refused.json().error.rule]).toEqual([77, "sensitive-services-needed"]);
    // Who may see it gets as far as the form.
    const empty = await asOfficer("sporteli", ...lodging, "--json");
    expect([empty.status, empty.json().error.rule]).toEqual([1, "form-has-faults"]);
  });

  test("is given more time with reasons, within what the law gives", async () => {
    const service = serviceOf("information-request");
    const lodged = await english(
      ...["case", "lodge", service.code, "--office", "velipoje", "--kind", "citizen", "--name", "Arta Hoxha", "--json"],
      ...["--form", JSON.stringify(filledForm(service)), "--document", file("pyetje.pdf", pdf)],
    );
    const { caseId: asked } = lodged.json();
    const act = async (...step: readonly string[]) => {
      const { status, json } = await asOfficer("informimi", "case", "act", asked, ...step, "--json");
      return status === 0 ? json().state : json().error.rule;
    };
    const limit = async () => (await english("case", "show", asked, "--json")).json().state.limits.case;
    const clear = JSON.stringify({ checks: [{ check: { kind: "clarity", clear: true }, note: null }] });
    expect(await act("start-search", "--with", clear)).toBe("search");
    const promised = (await limit()).due.on;
    const extend = (days: number) => ["extend", "--with", JSON.stringify({ extendBy: days })];
    expect(await act(...extend(3))).toBe("reasons-not-stated");
    expect(await act(...extend(6), "--reasons", "Arkivi është i madh.")).toBe("extension-too-long");
    expect((await limit()).due.on).toBe(promised);
    expect(await act(...extend(3), "--reasons", "Arkivi është i madh.")).toBe("search");
    expect((await limit()).due.on > promised).toBe(true);
  });

  test("is given only to who could have it, as at the desk", async () => {
    const lodging = ["case", "lodge", "public-lighting-request", "--office", "velipoje", "--kind", "citizen"];
    const request = filledForm(serviceOf("public-lighting-request"));
    const lodged = await english(
      ...lodging,
      "--name",
      "Arta Hoxha",
      "--form",
      file("r.json", request),
      "--document",
      file("d1.pdf", pdf),
      "--json",
    );
    const { caseId: given } = lodged.json();
    expect(await asOfficer("sporteli", "case", "act", given, "triage")).toMatchObject({ status: 0 });
    const to = (person: string) => JSON.stringify({ assign: { role: "specialist", to: person } });
    const giving = (person: string) => ["case", "act", given, "assign", "--with", to(person)];
    for (const person of ["sporteli-velipoje", "nobody"]) {
      const refused = await asOfficer("pergjegjesi", ...giving(person));
      expect([refused.status, refused.err]).toEqual([1, expect.stringContaining("assignee-not-fitting")]);
    }
    expect(await asOfficer("pergjegjesi", ...giving("specialisti"))).toMatchObject({ status: 0 });
  });

  test("counts in the performance of its office", async () => {
    const counted = await english("case", "performance", "--from", today, "--by", "office,service", "--json");
    expect(counted.json().lines).toContainEqual(
      expect.objectContaining({ office: "velipoje", service: "dog-registration", received: 1, decided: 1, pending: 0 }),
    );
    const csv = await english("case", "performance", "--from", today, "--by", "office,service", "--csv");
    expect(csv.out.split("\r\n").slice(0, 1)).toEqual([
      "office,service,received,decided,decidedLate,pending,pendingLate,medianDays,ninetiethDays",
    ]);
    expect(csv.out).toContain("velipoje,dog-registration,1,1,0,0,0,0,0\r\n");
  });
});

describe("a case that goes through every hand", () => {
  const form = filledForm(serviceOf("identity-attestation"));
  const service = { service: "dog-registration", content: dogs, form, paper: file("acts.pdf", pdf) };
  caseActs({ file, english, asOfficer }, service);
});
