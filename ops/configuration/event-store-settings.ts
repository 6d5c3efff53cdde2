import { path, text } from "./readers.js";
import { setting } from "./settings.js";

/**
 * Settings of the embedded event store when it is run as a program of its own. One that Defter starts for itself is for
 * this machine alone, and takes none of them.
 */
export const eventStoreSettings = {
  host: setting(
    "DEFTER_EVENTSTORE_HOST",
    text,
    "127.0.0.1",
    "Address to listen on. One that others can reach needs a certificate and users.",
  ),
  certificateFile: setting(
    "DEFTER_EVENTSTORE_CERTIFICATE_FILE",
    path,
    undefined,
    "Certificate of the server with those that vouch for it, in PEM. Clients then connect with `tls=true`.",
    "no encryption",
  ),
  keyFile: setting(
    "DEFTER_EVENTSTORE_KEY_FILE",
    path,
    undefined,
    "Private key of the certificate, in PEM. Nobody else should be able to read it.",
    "no encryption",
  ),
  usersFile: setting(
    "DEFTER_EVENTSTORE_USERS_FILE",
    path,
    undefined,
    "Who may call, a line each: `name:hash` or `name:hash:group,group`; `--user NAME` makes one. `admin` is in `$admins`, `ops` in `$ops`. Needs a certificate.",
    "whoever reaches the port may do everything",
  ),
} as const;
