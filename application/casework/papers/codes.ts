import type { StreamName } from "../../event-store/index.js";
import { paperAt, paperCode, type NoticePaperName, type Verification } from "../../papers/index.js";
import type { KeyedHash } from "../../personal-data/index.js";
import { streamFor } from "../../streams.js";

/** The code of an output; it leads to the paper by a stream of its own. */
export function outputCode(keyedHash: KeyedHash, tenant: string, caseId: string, outputId: string): string {
  return paperCode(keyedHash, "output-code", tenant, caseId, outputId);
}

export function outputCodeStream(keyedHash: KeyedHash, tenant: string, code: string): StreamName {
  return streamFor("outputCode", tenant, keyedHash.hash("output-code-stream", tenant, code));
}

/** A notice is named by its case and the place of its fact there. */
export interface NoticeId {
  readonly paper: NoticePaperName;
  readonly caseId: string;
  readonly revision: number;
}

/** The code of a notice is worked out and never stored. */
export function noticeCode(keyedHash: KeyedHash, tenant: string, { paper, caseId, revision }: NoticeId): string {
  return paperCode(keyedHash, `${paper}-paper-code`, tenant, caseId, String(revision));
}

export function noticeAt(site: string, tenant: string, notice: NoticeId, code: string): Verification {
  return paperAt(site, tenant, [notice.paper, notice.caseId, String(notice.revision)], code);
}
