import { TOLD } from "../../../domain/correspondence/index.js";
import type { CorrespondenceUseCases } from "../../correspondence/index.js";
import type { ProcessManager } from "../process-manager.js";

/** What happens to a case, and that somebody owes, is written to whom it concerns, once. Who was forgotten is told nothing. */
export function notify({ tellings }: Pick<CorrespondenceUseCases, "tellings">): ProcessManager {
  return {
    name: "notify",
    prefixes: ["case-", "taxAccount-"],
    types: [...TOLD, "NoticeIssued"],
    async *react(fact) {
      for (const telling of await tellings(fact)) yield { ...telling, fine: ["subject-forgotten"] };
    },
  };
}
