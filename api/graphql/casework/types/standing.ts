import type { CaseFile } from "../../../../application/casework/index.js";
import { silentWaits } from "../../../../domain/casework/index.js";
import type { FieldsOf } from "../../builder.js";
import { NamedCodeRef } from "../catalogue/words.js";
import { stateNamed } from "./case-row.js";

/** Where a case stands, as officers and its applicant are told alike. */
export const standingFields = (t: FieldsOf<CaseFile>) => ({
  id: t.id({ resolve: ({ state }) => state.caseId ?? "" }),
  number: t.string({ resolve: ({ state }) => state.number }),
  revision: t.field({
    type: "Revision",
    description: "Give it as `expectedRevision` to act only on what you have seen.",
    resolve: ({ revision }) => revision,
  }),
  office: t.string({ description: "The office that handles it.", resolve: ({ state }) => state.office }),
  state: t.field({ type: NamedCodeRef, resolve: ({ state, definition }) => stateNamed(definition, state.state) }),
  stateSince: t.field({ type: "Instant", resolve: ({ state }) => state.enteredAt }),
  outcome: t.string({
    nullable: true,
    description: "Null while the case is open.",
    resolve: ({ state }) => state.outcome,
  }),
  silence: t.string({ description: "What the law made of a missed limit.", resolve: ({ state }) => state.silence }),
  silentSince: t.field({
    type: "CivilDate",
    nullable: true,
    description: "The last day of the limit that passed in silence; null where silence has no effect.",
    resolve: ({ state }) => state.silentSince,
  }),
  silentWaits: t.stringList({
    description:
      "What the act that silence has granted waits for: `dues`, `fee`, `office`. Empty: it waits for nothing.",
    resolve: ({ state, definition }) => [...silentWaits(state, definition)],
  }),
});
