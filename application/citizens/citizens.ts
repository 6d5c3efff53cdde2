import { CITIZEN, citizenDecider } from "../../domain/identity/index.js";
import { instant, parsed, parseNid, parseNipt, refusal, type Instant } from "../../domain/shared/index.js";
import type { Language, Parsed } from "../../domain/shared/index.js";
import {
  claimDecider,
  municipalityDecider,
  registerDecider,
  type RegisteredTaxpayer,
} from "../../domain/taxation/index.js";
import { taxpayerAddressee, writeMessage, type CorrespondenceParts } from "../correspondence/index.js";
import { sha256Hex } from "../digests.js";
import type { Ledger } from "../ledger/index.js";
import { FORGOTTEN, identifierClaimId, sameHash, type KeyedHash } from "../personal-data/index.js";
import type { Clock } from "../ports.js";
import { streamFor } from "../streams.js";
import type { Answer, Ask } from "../taxation/index.js";
import { carryOutBeside, municipalityStream, taxpayerStream, withMerged } from "../taxation/support/index.js";
import type { CodeStore } from "./codes.js";
import { challengeHashOf, newChallenge, signInCode } from "./sign-in-code.js";

export interface CitizenParts {
  readonly ledger: Ledger;
  readonly keyedHash: KeyedHash;
  readonly clock: Clock;
  readonly templates: CorrespondenceParts["templates"];
  readonly codes: CodeStore;
}

/** The taxpayer whom somebody is signed in as. */
export interface CitizenPerson {
  readonly taxpayerId: string;
  readonly kind: RegisteredTaxpayer["kind"];
  readonly name: string;
  /** In which they apply: businesses have a NIPT. */
  readonly applicantKind: "citizen" | "business";
  /** NID or NIPT; null where the register holds none. */
  readonly identifier: string | null;
  /** Ids of records that were merged into this one: what was lodged or owed under them is theirs, too. */
  readonly absorbed: readonly string[];
}

/** A code on its way. */
export interface CodeOnItsWay {
  readonly challenge: string;
  readonly expiresAt: Instant;
  /**
   * Asks the register and writes the message, where there is an address to write to. The asker is answered before: how
   * long it takes says nothing to them.
   */
  readonly deliver: () => Promise<void>;
}

export interface CodeInput {
  readonly kind: "citizen" | "business";
  /** NID, or of a business NIPT. */
  readonly identifier: string;
  readonly language: Language;
}

type Asked = Pick<Ask, "tenant" | "commandId" | "correlationId" | "today">;

/** How people sign in as a taxpayer: by a code to the address that the register holds. */
export interface CitizenUseCases {
  /**
   * A code for the taxpayer with a number. Everybody is answered alike: with a challenge. Refuses only what is no number
   * (`nid-malformed`, `nipt-malformed`).
   */
  askForCode(ask: Asked, input: CodeInput): Promise<Answer<CodeOnItsWay>>;
  /** Refuses `code-refused` alike for a wrong code, one that is over or used, and a challenge that is none. */
  signIn(ask: Asked, input: { readonly challenge: string; readonly code: string }): Promise<Answer<CitizenPerson>>;
  /** Makes what is missing of the place where codes are kept. */
  prepare(): Promise<void>;
  /** Forgets codes that are over. Gives how many. */
  purge(): Promise<number>;
  /** The taxpayer as they stand; null where there is none any more: merged into another, or forgotten. */
  findCitizen(tenant: string, taxpayerId: string): Promise<CitizenPerson | null>;
}

const LIFE_MS = 10 * 60_000;
const MAX_TRIES = 5;
const REFUSED = { ok: false, refusal: refusal("code-refused") } as const;
/** Stands in for a taxpayer whom the register does not know, so that the same work is done. */
const NOBODY = "nobody";
/** Tries for nobody are spread over so many streams of a day: none is where all wait, and none grows without end. */
const LANES = 64;

export function createCitizens(parts: CitizenParts): CitizenUseCases {
  const { ledger, keyedHash, clock, codes } = parts;

  async function findCitizen(tenant: string, taxpayerId: string): Promise<CitizenPerson | null> {
    const { state } = await ledger.load(taxpayerStream(tenant, taxpayerId), registerDecider);
    if (state.phase === "none" || state.mergedInto !== null || state.name === FORGOTTEN) return null;
    const { kind, name, identifier } = state;
    const applicantKind = identifier.scheme === "nipt" ? "business" : "citizen";
    const absorbed: string[] = [];
    for await (const id of withMerged(ledger, tenant, state.absorbed)) absorbed.push(id);
    return { taxpayerId, kind, name, applicantKind, identifier: identifier.value, absorbed };
  }

  return {
    async askForCode(ask, input) {
      const number = identifierIn(input);
      if (!number.ok) return number;
      const { challenge, challengeHash } = newChallenge();
      const expiresAt = instant(new Date(Date.parse(clock.now()) + LIFE_MS));
      await codes.open({ challengeHash, tenant: ask.tenant, expiresAt });
      const deliver = () =>
        deliverCode(parts, ask, number.value, { challengeHash, expiresAt, language: input.language });
      return { ok: true, value: { challenge, expiresAt, deliver } };
    },

    async signIn(ask, { challenge, code }) {
      const { tenant } = ask;
      const challengeHash = challengeHashOf(challenge);
      const found = await codes.tryOnce(challengeHash, tenant, MAX_TRIES, clock.now());
      const right = sameHash(signInCode(keyedHash, tenant, challengeHash), code.replace(/\s/g, "").slice(0, 40));
      const taxpayerId = found?.taxpayerId ?? null;
      // Only whoever has the right code has the register looked into: a wrong one takes as long for everybody.
      const person = right && taxpayerId !== null ? await findCitizen(tenant, taxpayerId) : null;
      const used = person !== null && (await codes.use(challengeHash, clock.now()));
      await note(parts, ask, taxpayerId, used ? null : found ? "wrong-code" : "over");
      return used ? { ok: true, value: person } : REFUSED;
    },

    findCitizen,
    prepare: () => codes.prepare(),
    purge: () => codes.purge(clock.now()),
  };
}

/** A NID, or of a business a NIPT, in its one written form. The two look alike, so the asker says which it is. */
function identifierIn({
  kind,
  identifier,
}: CodeInput): Parsed<{ readonly scheme: "nid" | "nipt"; readonly value: string }> {
  const read = kind === "business" ? parseNipt(identifier) : parseNid(identifier);
  if (!read.ok) return read;
  return parsed({ scheme: kind === "business" ? "nipt" : "nid", value: read.value.value });
}

async function deliverCode(
  parts: CitizenParts,
  ask: Asked,
  { scheme, value }: { readonly scheme: string; readonly value: string },
  given: { readonly challengeHash: string; readonly expiresAt: Instant; readonly language: Language },
): Promise<void> {
  const { ledger, keyedHash, codes } = parts;
  const { tenant } = ask;
  const { challengeHash, expiresAt, language } = given;
  const claim = streamFor("identifierClaim", tenant, identifierClaimId(keyedHash, tenant, scheme, value));
  const { ownerId } = (await ledger.load(claim, claimDecider)).state;
  const to = ownerId === null ? null : await taxpayerAddressee(parts, tenant, ownerId, language);
  if (!to || to.email === null) return;
  await codes.bind(challengeHash, to.personId);
  const { state } = await ledger.load(municipalityStream(tenant), municipalityDecider);
  await writeMessage(
    parts,
    { ...ask, actor: { id: "sign-in", role: "system" } },
    { eventId: challengeHash, type: "SignInCodeAsked" },
    {
      template: "sign-in-code",
      // By e-mail alone: whoever has the telephone is not whom the register knows.
      to: { ...to, phone: null },
      facts: { municipality: state.name?.[language] ?? tenant, until: expiresAt },
      ...{ caseId: null, accountId: to.personId, office: null, confidentiality: "ordinary", validUntil: expiresAt },
    },
  );
}

/** Who signed in, or tried: one fact, whoever it was, and whatever came of it. */
async function note(
  { ledger }: CitizenParts,
  ask: Asked,
  taxpayerId: string | null,
  refused: "wrong-code" | "over" | null,
): Promise<void> {
  const { tenant, today: on } = ask;
  const lane = String(Number.parseInt(sha256Hex(ask.commandId).slice(0, 8), 16) % LANES);
  await carryOutBeside(
    ledger,
    { ...ask, actor: { id: taxpayerId ?? NOBODY, role: CITIZEN } },
    {
      stream:
        taxpayerId === null ? streamFor("citizen", tenant, NOBODY, on, lane) : streamFor("citizen", tenant, taxpayerId),
      decider: citizenDecider,
      command: { taxpayerId: taxpayerId ?? NOBODY, refused, on },
      body: { refused },
    },
  );
}
