import { accountEvents, registerEvents } from "../../../domain/taxation/index.js";
import { dossiers, DOSSIER_TIMELINE, type Dossier } from "../../../read-models/taxation/index.js";
import { rowProjection, type Projection } from "../../projection.js";
import { standing, type AccountFact, type RegisterFact } from "../facts.js";
import { withAccountFact } from "./account-part.js";
import { withNewest } from "../../newest.js";
import { openDossier, withRegisterFact } from "./register-part.js";
import { timelineEntry } from "./timeline.js";

const REGISTER: ReadonlySet<string> = new Set(registerEvents.map(({ type }) => type));

/** The taxpayer's whole file as one document: a tax account has the id of its taxpayer. */
export const dossiersProjection: Projection = rowProjection<Dossier>({
  name: "dossiers",
  version: 2,
  types: [...registerEvents, ...accountEvents].map(({ type }) => type),
  view: dossiers,
  idOf: (fact) => {
    const { taxpayerId, accountId } = fact.data as { taxpayerId?: string; accountId?: string };
    return taxpayerId ?? accountId ?? null;
  },
  reduce: (row, fact) => {
    const known = fact as RegisterFact | AccountFact;
    const before = known.type === "TaxpayerRegistered" ? openDossier(known.data) : standing(row, fact);
    const after = REGISTER.has(known.type)
      ? withRegisterFact(before, known as RegisterFact)
      : withAccountFact(before, known as AccountFact);
    return { ...after, timeline: withNewest(after.timeline, timelineEntry(fact), DOSSIER_TIMELINE) };
  },
});
