import { isAbsolute, resolve } from "node:path";
import { addressFault } from "../../domain/correspondence/index.js";

/** Reads the text of a variable. Throws an Error whose message goes on after "DEFTER_X ". */
export type Reader<Value> = (text: string) => Value;

export const text: Reader<string> = (value) => value;

/** A path; a relative one is meant from where the command was given. */
export const path: Reader<string> = (value) =>
  isAbsolute(value) ? value : resolve(process.env["INIT_CWD"] ?? process.cwd(), value);

export const list: Reader<readonly string[]> = (value) =>
  value
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");

export const yesOrNo: Reader<boolean> = (value) => {
  if (value === "yes") return true;
  if (value === "no") return false;
  throw new Error("must be yes or no");
};

/** A whole number within bounds. */
export function wholeNumber(least: number, most: number): Reader<number> {
  return (value) => {
    const number = Number(value);
    if (!/^\d+$/.test(value) || number < least || number > most)
      throw new Error(`must be a whole number from ${least} to ${most}`);
    return number;
  };
}

export function oneOf<Choice extends string>(...choices: readonly Choice[]): Reader<Choice> {
  return (value) => {
    if (!choices.includes(value as Choice)) throw new Error(`must be one of ${choices.join(", ")}`);
    return value as Choice;
  };
}

/** A URL of one of these schemes, which may hold a password: it is never repeated in a message. */
export function url(...schemes: readonly string[]): Reader<string> {
  return (value) => {
    if (!schemes.some((scheme) => value.startsWith(`${scheme}://`)))
      throw new Error(`must begin with ${schemes.map((scheme) => `${scheme}://`).join(" or ")}`);
    return value;
  };
}

/** The URL of a mail server, which may hold a password. */
export const mailServer: Reader<string> = (value) => {
  const text = url("smtp", "smtps")(value);
  if (!URL.canParse(text)) throw new Error("must be a URL such as smtp://user:password@host:587");
  return text;
};

/** An e-mail address as Defter writes to and from. */
export const mailAddress: Reader<string> = (value) => {
  if (addressFault("e-mail", value)) throw new Error("must be an address such as noreply@bashkia.gov.al");
  return value;
};

/** Where a daemon listens: `host:port`, or the path of a socket. */
export const socketAddress: Reader<{ readonly path: string } | { readonly host: string; readonly port: number }> = (
  value,
) => {
  if (isAbsolute(value)) return { path: value };
  const [, host, port] = /^(.+):(\d{1,5})$/.exec(value) ?? [];
  if (host === undefined || Number(port) > 65_535)
    throw new Error("must be host:port or the absolute path of a socket");
  return { host, port: Number(port) };
};
