import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ContainerModule } from "inversify";
import { codeInWords, signInCode } from "../../../application/citizens/index.js";
import { trackingCode } from "../../../application/casework/index.js";
import {
  createCorrespondence,
  Dispatcher,
  folderMail,
  folderSms,
  mailFolder,
  smtpMail,
  type Carriers,
  type SecretFacts,
} from "../../../application/correspondence/index.js";
import type { KeyedHash } from "../../../application/personal-data/index.js";
import { messageTemplates } from "../../../domain/correspondence/index.js";
import { officerRolesOf } from "../../../domain/identity/index.js";
import { holdersIn } from "../../../read-models/administration/index.js";
import { messagesDue } from "../../../read-models/correspondence/index.js";
import { PostgresReader } from "../../../read-models/postgres/index.js";
import { tenantsOf, type Configuration } from "../../configuration/index.js";
import { dataFile } from "../../paths.js";
import { dispatchHooks } from "../dispatch-hooks.js";
import { TOKENS } from "../tokens.js";

/** How long a round waits for the read model to know what it wrote, in milliseconds. */
const REACH_MS = 2_000;

/** What Defter says to people, and the ways out of the house. */
export const correspondence = new ContainerModule(({ bind }) => {
  bind(TOKENS.messageTemplates).toResolvedValue(() => releasedTemplates(dataFile("messages")));
  bind(TOKENS.correspondence).toResolvedValue(
    (ledger, clock, templates, cases, taxes, identity, { postgres }) => {
      const holders = holdersIn(new PostgresReader(postgres));
      return createCorrespondence({
        ...{ ledger, clock, templates, cases, taxes, identity },
        holders: (tenant, caseRole, office) => holders(tenant, officerRolesOf(caseRole), office),
      });
    },
    [
      TOKENS.ledger,
      TOKENS.clock,
      TOKENS.messageTemplates,
      TOKENS.casework,
      TOKENS.taxation,
      TOKENS.identity,
      TOKENS.resources,
    ],
  );
  bind(TOKENS.carriers).toResolvedValue(carriersOf, [TOKENS.configuration]);
  bind(TOKENS.mailbox).toResolvedValue(mailboxOf, [TOKENS.configuration]);
  bind(TOKENS.dispatchParts).toResolvedValue(
    (configuration, { postgres }, ledger, clock, templates, carriers, keyedHash, { freshness }, metrics, logger) => {
      const reader = new PostgresReader(postgres);
      return {
        ...{ ledger, clock, templates, carriers, secrets: secretsOf(keyedHash) },
        outbox: {
          due: (tenant, ask) => messagesDue(reader, { tenant, offices: null }, ask),
          reach: async (position, signal = new AbortController().signal) =>
            void (await freshness.waitFor("messages", position, REACH_MS, signal)),
        },
        tenants: tenantsOf(configuration).map(({ code }) => code),
        hooks: dispatchHooks(metrics, logger),
      };
    },
    [
      TOKENS.configuration,
      TOKENS.resources,
      TOKENS.ledger,
      TOKENS.clock,
      TOKENS.messageTemplates,
      TOKENS.carriers,
      TOKENS.keyedHash,
      TOKENS.readSide,
      TOKENS.metrics,
      TOKENS.logger,
    ],
  );
  bind(TOKENS.dispatcher).toResolvedValue((parts) => new Dispatcher(parts), [TOKENS.dispatchParts]);
});

/** The templates in a folder: every JSON file but the list of their hashes. */
function releasedTemplates(folder: string) {
  const names = readdirSync(folder).filter((name) => name !== "released.json");
  return messageTemplates(names.map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")) as unknown));
}

/** Codes that messages show and the log does not hold. */
function secretsOf(keyedHash: KeyedHash): SecretFacts {
  return {
    code: (tenant, { cause }) => codeInWords(signInCode(keyedHash, tenant, cause.eventId)),
    trackingCode: (tenant, { caseId }) =>
      caseId === null ? "" : trackingCode(keyedHash, tenant, caseId).replace(/(.{4})(?=.)/g, "$1-"),
  };
}

function foldersOf({ dataFolder }: Configuration) {
  return { mail: join(dataFolder, "mail"), sms: join(dataFolder, "sms") };
}

function carriersOf(configuration: Configuration): Carriers {
  const { smtpUrl, mailFrom: from, sms } = configuration;
  const folders = foldersOf(configuration);
  return {
    "e-mail": smtpUrl === undefined ? folderMail(folders.mail, { from }) : smtpMail({ url: smtpUrl, from }),
    ...(sms === "folder" ? { sms: folderSms(folders.sms) } : {}),
  };
}

function mailboxOf(configuration: Configuration) {
  const { mailViewer: readers } = configuration;
  const folders = foldersOf(configuration);
  return readers === "off" ? undefined : { folder: mailFolder(folders.mail, folders.sms), readers };
}
