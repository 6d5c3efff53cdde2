import {
  list,
  mailAddress,
  mailServer,
  oneOf,
  path,
  socketAddress,
  text,
  url,
  wholeNumber,
  yesOrNo,
  type Reader,
} from "./readers.js";

/** One variable of the environment: what it means, and how it is read. */
export interface Setting<Value, Default extends string | undefined = string | undefined> {
  readonly variable: string;
  readonly read: Reader<Value>;
  /** As one would write it; undefined: nothing. */
  readonly byDefault: Default;
  /** For the reference: what holds when it is not set, where `byDefault` does not say it. */
  readonly otherwise?: string;
  readonly meaning: string;
}

export function setting<Value, Default extends string | undefined>(
  variable: string,
  read: Reader<Value>,
  byDefault: Default,
  meaning: string,
  otherwise?: string,
): Setting<Value, Default> {
  return { variable, read, byDefault, meaning, ...(otherwise === undefined ? {} : { otherwise }) };
}

/** Every setting of Defter, in the order of the reference. */
export const settings = {
  dataFolder: setting(
    "DEFTER_DATA",
    path,
    undefined,
    "Folder of the embedded servers, the master key and the log. One Defter at a time has it.",
    "`.data` in the checkout",
  ),
  host: setting("DEFTER_HOST", text, "127.0.0.1", "Address to listen on; `0.0.0.0` for every network of the machine."),
  port: setting(
    "DEFTER_PORT",
    wholeNumber(0, 65_535),
    undefined,
    "Port of GraphQL and HTTP. One that is set and taken is an error.",
    "4000, or a free one when it is taken",
  ),
  publicUrl: setting(
    "DEFTER_PUBLIC_URL",
    url("https", "http"),
    undefined,
    "Where people reach Defter: the address in the QR codes of papers. Papers that are printed again under another have other codes.",
    "`http://localhost` with the port",
  ),
  eventStoreUrl: setting(
    "DEFTER_EVENTSTORE_URL",
    url("esdb", "esdb+discover", "kurrentdb", "kurrentdb+discover"),
    undefined,
    "EventStoreDB or KurrentDB, for example `esdb://host:2113?tls=true`.",
    "an embedded server",
  ),
  postgresUrl: setting(
    "DEFTER_POSTGRES_URL",
    url("postgres", "postgresql"),
    undefined,
    "PostgreSQL 15 or later: `postgresql://user:password@host:5432/database`.",
    "an embedded server",
  ),
  mongoUrl: setting(
    "DEFTER_MONGO_URL",
    url("mongodb", "mongodb+srv"),
    undefined,
    "MongoDB 6 or later, a replica set: `mongodb://host:27017/defter?replicaSet=rs0`.",
    "an embedded server",
  ),
  masterKeyFile: setting(
    "DEFTER_MASTER_KEY_FILE",
    path,
    undefined,
    "File with the key of the installation, 64 hexadecimal digits. Without it no personal data can be read: keep a copy elsewhere. Not made when it is named here and missing.",
    "`master-key` in the data folder, made at the first start",
  ),
  documentsFolder: setting(
    "DEFTER_DOCUMENTS",
    path,
    undefined,
    "Folder of the documents that people bring, each encrypted with its owner's key; every Defter of the installation must see the same.",
    "`documents` in the data folder",
  ),
  clamd: setting(
    "DEFTER_CLAMD",
    socketAddress,
    undefined,
    "ClamAV's daemon, `host:port` or the path of its socket. What it finds is refused, and while it does not answer no document is taken in.",
    "documents are not scanned, and say so",
  ),
  tenants: setting(
    "DEFTER_TENANTS",
    list,
    "shkoder",
    "Codes of the municipalities, separated by commas; `code@host.name` binds one to a host name.",
  ),
  profile: setting(
    "DEFTER_PROFILE",
    oneOf("development", "production"),
    "development",
    "`development` serves GraphiQL and shows the schema to visitors.",
  ),
  smtpUrl: setting(
    "DEFTER_SMTP_URL",
    mailServer,
    undefined,
    "Mail server: `smtp://user:password@host:587` (encrypted by STARTTLS; a password never travels in the clear) or `smtps://…:465`. Needs `DEFTER_MAIL_FROM`.",
    "mail is put into the folder `mail` of the data folder, a file each, and leaves the machine never",
  ),
  mailFrom: setting(
    "DEFTER_MAIL_FROM",
    mailAddress,
    "noreply@localhost.invalid",
    "Address that mail comes from. Its host name ends the `Message-ID`.",
  ),
  sms: setting(
    "DEFTER_SMS",
    oneOf("off", "folder"),
    undefined,
    "`folder` puts SMS into the folder `sms` of the data folder, a file each; `off` sets them aside.",
    "`folder` without `DEFTER_SMTP_URL`, `off` with it",
  ),
  mailViewer: setting(
    "DEFTER_MAIL_VIEWER",
    oneOf("off", "this-machine", "everyone"),
    undefined,
    "Who may read at `/mail` what lies in those folders. It holds sign-in codes: `everyone` is for demonstrations.",
    "`this-machine` in development without `DEFTER_SMTP_URL`, else `off`",
  ),
  dispatcher: setting(
    "DEFTER_DISPATCHER",
    yesOrNo,
    "yes",
    "Whether this process sends messages. Of several that do, one sends.",
  ),
  processes: setting(
    "DEFTER_PROCESSES",
    yesOrNo,
    "yes",
    "Whether this process leads policies and timers. Of several that do, one leads each.",
  ),
  projections: setting(
    "DEFTER_PROJECTIONS",
    yesOrNo,
    "yes",
    "Whether this process runs the projections. `no` where a process of its own does.",
  ),
  secureCookies: setting("DEFTER_SECURE_COOKIES", yesOrNo, "no", "`yes` behind https."),
  allowedOrigins: setting(
    "DEFTER_ALLOWED_ORIGINS",
    list,
    "",
    "Other origins whose pages may use the session cookie, separated by commas.",
    "none",
  ),
  trustedProxies: setting(
    "DEFTER_TRUSTED_PROXIES",
    wholeNumber(0, 10),
    "0",
    "How many proxies stand in front, whose `X-Forwarded-For` is believed.",
  ),
  metricsToken: setting(
    "DEFTER_METRICS_TOKEN",
    text,
    undefined,
    "Bearer token that `/metrics` asks for.",
    "`/metrics` answers this machine only",
  ),
  minPositionWaitMs: setting(
    "DEFTER_MIN_POSITION_WAIT_MS",
    wholeNumber(0, 60_000),
    "3000",
    "How long a query waits for the read models to reach `minPosition`, in milliseconds, before it says `STALE`.",
  ),
  logLevel: setting(
    "DEFTER_LOG_LEVEL",
    oneOf("debug", "info", "warn", "error"),
    "info",
    "The least level that is logged.",
  ),
  logFile: setting(
    "DEFTER_LOG",
    (value) => (value === "stdout" ? value : path(value)),
    undefined,
    "File of the log (JSON, a line each), or `stdout`. It holds no personal data and no secret.",
    "`defter.log` in the data folder",
  ),
} as const;
