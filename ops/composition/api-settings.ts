import type { ApiSettings } from "../../api/index.js";
import type { Configuration } from "../configuration/index.js";

/** Where Defter listens when nobody says otherwise and nobody else does. */
export const USUAL_PORT = 4000;

/** What an operator set, as the API knows it. */
export function apiSettings(configuration: Configuration): ApiSettings {
  const {
    profile,
    publicUrl,
    host,
    port,
    secureCookies,
    allowedOrigins,
    trustedProxies,
    metricsToken,
    minPositionWaitMs,
  } = configuration;
  return {
    profile,
    host,
    ...(publicUrl === undefined ? {} : { publicUrl: publicUrl.replace(/\/+$/, "") }),
    port: port ?? USUAL_PORT,
    secureCookies,
    allowedOrigins,
    trustedProxies,
    ...(metricsToken === undefined ? {} : { metricsToken }),
    minPositionWaitMs,
  };
}
