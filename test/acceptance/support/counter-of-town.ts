import { expect } from "@jest/globals";
import type { Position } from "../../../application/event-store/index.js";
import { TOKENS } from "../../../ops/composition/index.js";
import { filledForm } from "../../domain/casework/support/filled-form.js";
import { rawServices, serviceOf } from "../../support/catalogue.js";
import type { Officer } from "./officer.js";
import { OneStopShop, sentUp } from "./one-stop-shop.js";
import type { TownHall } from "./town-hall.js";

/** The service that most cases are of, and one of those that only some may see. */
export const CODE = "identity-attestation";
export const SOCIAL = String(rawServices.find(({ confidentiality }) => confidentiality === "sensitive")!["code"]);
export const GRANT = { legalBasis: [{ act: "law-139-2015", article: "64" }], text: "Lejohet." };
export const REASONS = "Kërkesa nuk i plotëson kushtet e ligjit.";

/** A case as an officer sees it. */
export interface CaseFile {
  readonly number: string;
  readonly revision: string;
  readonly office: string;
  readonly outcome: string | null;
  readonly state: { readonly code: string; readonly name: { readonly sq: string; readonly en: string } };
  readonly waitsFor: readonly string[];
  readonly applicant: { readonly name: string };
  readonly form: readonly { readonly key: string; readonly label: { readonly sq: string } }[];
  readonly documents: readonly { readonly id: string; readonly name: string; readonly path: string }[];
  readonly fees: readonly { readonly amount: number; readonly settledOn: string | null }[];
  readonly limits: readonly { readonly name: string; readonly remaining: number; readonly dueOn: string }[];
  readonly timeline: readonly {
    readonly type: string;
    readonly who: { readonly id: string; readonly name: string | null };
    readonly role: string;
    readonly office: string | null;
    readonly reason: string | null;
    readonly words: { readonly sq: string; readonly en: string };
    readonly changes: readonly { readonly field: string; readonly before: unknown; readonly after: unknown }[];
  }[];
  readonly actions: readonly {
    readonly transition: string;
    readonly allowed: boolean;
    readonly as: string | null;
    readonly why: { readonly rule: string; readonly words: { readonly en: string } } | null;
    readonly parts: readonly { readonly name: string; readonly demanded: boolean }[];
  }[];
}

/** Asks for a `CaseFile`. */
export const FILE = `query($id: ID!) { case(id: $id) {
  number revision office outcome state { code name { sq en } } waitsFor applicant { name identifier }
  form { key label { sq } value valueName { sq } }
  documents { id name path standing document { code name { sq } } attached { at who { id name } role } }
  missingDocuments { code } fees { code amount settledOn } limits { name remaining dueOn suspended }
  timeline { type who { id name } role office reason words { sq en } changes { field before after } }
  actions { transition allowed as why { rule words { en } } parts { name demanded } reasonsDemanded leadsTo { code } }
} }`;

/** The counter of Shkodër, where the cases of a suite are lodged; it is opened before all tests. */
export class CounterOfTown {
  shop!: OneStopShop;
  /** A clerk of Velipojë alone. */
  velipoje!: Officer;
  /** A document that the clerk of every office has sent up. */
  upload!: string;
  private head: Position | undefined;

  constructor(readonly town: TownHall) {}

  async open(): Promise<void> {
    const { administrator } = await this.town.staff();
    this.shop = await OneStopShop.open(this.town, administrator);
    this.velipoje = await this.shop.letIn("desk-velipoje", ["CLERK"], ["velipoje"]);
    this.upload = await sentUp(this.desk);
  }

  get desk(): Officer {
    return this.shop.officers["front-desk"];
  }

  /** From here on nothing may be written, until it is looked at. */
  readonly from = async (): Promise<void> => void (this.head = await this.town.head());
  readonly nothingIsWritten = async (): Promise<void> => expect(await this.town.writtenSince(this.head)).toEqual([]);
  /** What was written since then, at most so many events. */
  written(limit: number) {
    return this.town.defter.open.composition.get(TOKENS.eventStore).readAll(this.head, limit);
  }

  /** An application as it is sent, with every paper that the service asks for. */
  lodging(given: object = {}, code = CODE, handle = this.upload, service = serviceOf(code)) {
    const papers = service.documents.filter(({ mandatory }) => mandatory);
    return {
      service: code,
      office: service.offices === "all" ? "velipoje" : service.offices[0]!,
      applicant: { kind: "CITIZEN", language: "SQ", name: "Arta Hoxha", identifier: "J00101999W" },
      form: filledForm(service),
      documents: [
        { upload: handle, documentId: "D1" },
        ...papers.map(({ code: document }) => ({ upload: handle, document })),
      ],
      ...given,
    };
  }

  /** The id of the case. */
  async lodged(given: object = {}, by: Officer = this.desk, handle = this.upload): Promise<string> {
    return String((await by.does("lodgeCase", this.lodging(given, CODE, handle)))["caseId"]);
  }

  async fileOf(by: Officer, id: string): Promise<CaseFile> {
    return (await by.read<{ case: CaseFile }>(FILE, { id })).case;
  }

  /** The fee, by a receipt that was shown at the counter. */
  async settled(caseId: string): Promise<void> {
    const { fees } = await this.fileOf(this.desk, caseId);
    if (fees.length === 0) return;
    const service = serviceOf(CODE);
    const receipt = { codes: service.fees.map(({ code }) => code), paidOn: "2026-01-05", reference: "Kuponi 17" };
    await this.desk.does("settleCaseFees", { caseId, receipt });
  }
}
