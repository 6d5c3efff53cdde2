/** What can be set while the server runs, under MongoDB's names; a restart begins with these. */
export const DEFAULTS = {
  /** How long a cursor may be idle. */
  cursorTimeoutMillis: 600_000,
  /** How often idle cursors are looked for. */
  clientCursorMonitorFrequencySecs: 4,
  /** How often expired documents are looked for. */
  ttlMonitorSleepSecs: 60,
  /** Whether they are. */
  ttlMonitorEnabled: true,
};

export type Parameters = { -readonly [Name in keyof typeof DEFAULTS]: (typeof DEFAULTS)[Name] };

export function defaultParameters(): Parameters {
  return { ...DEFAULTS };
}
