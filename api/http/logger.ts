/** The part of a pino logger that the API uses. Never given a name, a number or a password. */
export interface ApiLogger {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
