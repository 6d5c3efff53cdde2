import type { Parsed } from "../../domain/shared/index.js";

/** Whose document it is: it is encrypted with this person's key, and unreadable when that is destroyed. */
export interface DocumentOwner {
  readonly tenant: string;
  /** The data subject: the taxpayer, or the case where nobody is registered. */
  readonly subjectId: string;
}

/** A document as somebody sends it: the name is theirs, and so is what they take it for. */
export interface SentDocument {
  readonly name: string;
  readonly content: AsyncIterable<Uint8Array>;
}

/** A document that was looked at and lies on the disk. */
export interface KeptDocument {
  readonly name: string;
  /** As the content shows: `application/pdf`, `image/jpeg`, `image/png`, `image/tiff`. */
  readonly mediaType: string;
  readonly bytes: number;
  /** SHA-256 of the content in hexadecimal: what the events name. */
  readonly digest: string;
  readonly scan: ScanResult["verdict"];
}

/** Where contents lie: outside the log, under their digest. Every implementation passes the contract in `test`. */
export interface ContentStore {
  /** Durable when it resolves. The same content again is kept once; of a person who was forgotten nothing is kept. */
  put(owner: DocumentOwner, digest: string, content: Uint8Array): Promise<"kept" | "forgotten">;
  /** Null where there is none, `forgotten` where the person's key was destroyed. @throws DamagedContentError */
  get(owner: DocumentOwner, digest: string): Promise<Uint8Array | "forgotten" | null>;
}

/** What lies there is not what was written. */
export class DamagedContentError extends Error {
  override readonly name = "DamagedContentError";
}

/** `clean`; `infected` with the name of what was found; `not-scanned` where the installation has no scanner. */
export interface ScanResult {
  readonly verdict: "clean" | "infected" | "not-scanned";
  readonly found?: string;
}

/** Looks for malicious content. @throws ScannerUnavailableError */
export interface Scanner {
  scan(content: Uint8Array): Promise<ScanResult>;
}

/** The scanner does not answer: nothing is taken in unseen. */
export class ScannerUnavailableError extends Error {
  override readonly name = "ScannerUnavailableError";
}

/** Takes documents in, and gives them out. */
export interface Documents {
  /**
   * Refuses, and keeps nothing: `document-empty`, `document-too-large`, `document-type-not-allowed`,
   * `document-extension-wrong`, `document-damaged`, `document-more-than-one`, `document-infected`, `document-name-malformed`,
   * `document-forgotten`.
   */
  takeIn(owner: DocumentOwner, sent: SentDocument): Promise<Parsed<KeptDocument>>;
  /** Refuses `document-content-unknown`, `document-forgotten`. */
  give(owner: DocumentOwner, digest: string): Promise<Parsed<Uint8Array>>;
}
