import type { DefterErrorCode } from "../../application/errors.js";

/** What the exit status says: the vocabulary of errors, and what only a command line can meet. Numbers from 64 as in sysexits.h. */
export const EXIT_STATUS = {
  done: { status: 0, meaning: "Done; for a check: yes." },
  refused: {
    status: 1,
    meaning: "`REFUSED`: a rule said no and nothing was written; or a check failed, or its answer is no.",
  },
  usage: { status: 2, meaning: "The command line itself is wrong: unknown command or option, something missing." },
  validation: { status: 65, meaning: "`VALIDATION`: what was given is not of the form that the ledger keeps." },
  notFound: { status: 66, meaning: "`NOT_FOUND`: there is no such record." },
  unauthenticated: { status: 67, meaning: "`UNAUTHENTICATED`." },
  unavailable: {
    status: 69,
    meaning: "`UNAVAILABLE`: a store does not answer. Send the same command with the same `--command-id` again.",
  },
  internal: { status: 70, meaning: "`INTERNAL`: Defter is at fault; the log says more." },
  duplicateCommand: { status: 73, meaning: "`DUPLICATE_COMMAND`: the `--command-id` was used with another content." },
  again: { status: 75, meaning: "`CONFLICT`, `STALE`, `LIMIT`: not now; look again and repeat." },
  forbidden: { status: 77, meaning: "`FORBIDDEN`." },
  misconfigured: { status: 78, meaning: "A setting in the environment is wrong." },
  interrupted: { status: 130, meaning: "Interrupted by Ctrl-C or a signal. What goes on later says so." },
} as const;

export type ExitName = keyof typeof EXIT_STATUS;

/** Where each word of the vocabulary of errors leads. */
export const EXIT_OF: Readonly<Record<DefterErrorCode, ExitName>> = {
  VALIDATION: "validation",
  UNAUTHENTICATED: "unauthenticated",
  FORBIDDEN: "forbidden",
  NOT_FOUND: "notFound",
  CONFLICT: "again",
  REFUSED: "refused",
  DUPLICATE_COMMAND: "duplicateCommand",
  STALE: "again",
  LIMIT: "again",
  UNAVAILABLE: "unavailable",
  INTERNAL: "internal",
};
