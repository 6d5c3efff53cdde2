import { inOrder } from "../../application/ledger/index.js";
import { civilDate, type CivilDate } from "../../domain/shared/index.js";
import { SYNTHETIC_SOURCE } from "../../domain/taxation/index.js";
import { done, seedAsk, SEED_CONCURRENCY, type OnProgress, type SeedParts } from "./seeder.js";
import { syntheticRegister, type SyntheticTaxpayer } from "./synthetic/index.js";

const REGISTERED_ON = civilDate("2024-01-15");
const ACTIVE_SINCE = civilDate("2019-01-01");

/** Enters the invented register: taxpayers, what they do, what they own, and the reliefs that some have. */
export async function seedRegister(
  parts: SeedParts,
  seed: string,
  size: number,
  onProgress: OnProgress,
): Promise<void> {
  let registered = 0;
  const enter = (taxpayer: SyntheticTaxpayer) => enterTaxpayer(parts, taxpayer);
  for await (const _taxpayer of inOrder(syntheticRegister(seed, size), enter, SEED_CONCURRENCY)) {
    registered += 1;
    if (registered % 100 === 0 || registered === size) onProgress("register", registered, size);
  }
}

async function enterTaxpayer(parts: SeedParts, taxpayer: SyntheticTaxpayer): Promise<void> {
  const { taxation } = parts;
  const { taxpayerId, kind, name, identifier, unit, street, office, phone, email } = taxpayer;
  const askOn = (day: CivilDate, ...names: string[]) => seedAsk(parts, day, "taxpayer", taxpayerId, ...names);
  const ask = (...names: string[]) => askOn(REGISTERED_ON, ...names);
  await done(
    taxation.registerTaxpayer(ask("register"), {
      taxpayerId,
      kind,
      name,
      identifier,
      address: { unit, street },
      contacts: [
        ...(phone === null ? [] : [{ kind: "phone" as const, value: phone }]),
        ...(email === null ? [] : [{ kind: "email" as const, value: email }]),
      ],
      office,
      language: "sq",
      source: SYNTHETIC_SOURCE,
    }),
  );
  if (taxpayer.activity !== null)
    await done(
      taxation.startActivity(ask("activity"), {
        taxpayerId,
        activityId: "main",
        activity: taxpayer.activity,
        unit,
        name,
        from: ACTIVE_SINCE,
      }),
    );
  for (const { objectId, kind: objectKind, facts, from, label } of taxpayer.objects)
    await done(
      // What is not there yet on the day of registration is declared on its first day.
      taxation.declareObject(askOn(laterOf(REGISTERED_ON, civilDate(from)), "object", objectId), {
        taxpayerId,
        objectId,
        kind: objectKind,
        facts,
        from: civilDate(from),
        label,
      }),
    );
  if (taxpayer.relief !== null)
    await done(
      taxation.grantRelief(ask("relief"), {
        taxpayerId,
        reliefId: "relief-1",
        ground: taxpayer.relief.ground,
        objectId: null,
        from: civilDate("2024-01-01"),
        to: null,
        document: taxpayer.relief.document,
      }),
    );
}

function laterOf(left: CivilDate, right: CivilDate): CivilDate {
  return left > right ? left : right;
}
