import type { Instant, Parsed } from "../../../domain/shared/index.js";
import type { KeptDocument, SentDocument } from "../port.js";

/** Who sent something up; nobody else can name it. */
export interface Uploader {
  readonly tenant: string;
  readonly userId: string;
}

/** A document that waits for a command that names it. */
export interface Upload extends KeptDocument {
  readonly uploadId: string;
  /** From then on it cannot be named any more. */
  readonly until: Instant;
}

/** What was sent up, with its content, for a command that names it. */
export interface FoundUpload extends SentDocument {
  readonly until: Instant;
}

/**
 * Documents that came before the command they belong to. Each is looked at as it comes; a command that names it takes a
 * copy of it in. Uploads stay until their time is over, so that the command can be sent again.
 */
export interface Uploads {
  /** Refuses what `Documents.takeIn` refuses, and `uploads-too-many`; then keeps nothing. */
  keep(uploader: Uploader, sent: SentDocument): Promise<Parsed<Upload>>;
  /** Refuses `upload-unknown`: never there, somebody else's, or its time is over. */
  find(uploader: Uploader, uploadId: string): Promise<Parsed<FoundUpload>>;
  /** Removes what is over. How many went. */
  sweep(): Promise<number>;
}

/** How long an upload may be named. */
export const UPLOAD_HOURS = 24;
/** Of one person at a time. */
export const MAX_UPLOADS = 50;
export const MAX_UPLOADED_BYTES = 200 * 1024 * 1024;
