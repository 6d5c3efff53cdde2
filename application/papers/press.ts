import type { CivilDate } from "../../domain/shared/index.js";
import { DefterError } from "../errors.js";
import type { JsonObject } from "../event-store/index.js";

/** A template as it was released: it never changes again; what reads differently is the next version. */
export interface TemplateId {
  /** The kind of paper: a folder of the templates. */
  readonly name: string;
  readonly version: number;
}

/** One paper to print. The same order gives the same bytes, on every machine and every day. */
export interface PrintOrder {
  readonly template: TemplateId;
  /** What the template reads. */
  readonly content: JsonObject;
  /** The day of the paper: also the day that the file says it was made. */
  readonly issuedOn: CivilDate;
}

/** Makes PDF/A-2a files (tagged, with fonts inside) from templates. */
export interface Press {
  /** @throws PressBusyError, PressFailure */
  print(order: PrintOrder): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** The template could not be set: a fault of the template, of the content that was given, or of the machine. */
export class PressFailure extends Error {
  override readonly name = "PressFailure";
}

/** More papers wait than are ever allowed to. Ask again later. */
export class PressBusyError extends DefterError {
  override readonly name = "PressBusyError";
  constructor(waiting: number) {
    super("UNAVAILABLE", "press-busy", { message: `${waiting} papers wait` });
  }
}
