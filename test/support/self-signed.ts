import { createSign, generateKeyPairSync, type KeyObject } from "node:crypto";

/** A certificate that vouches for itself, for `localhost` and 127.0.0.1, made anew for each test. In PEM. */
export interface SelfSigned {
  readonly certificate: string;
  readonly key: string;
}

const TAG = { boolean: 1, integer: 2, bits: 3, octets: 4, oid: 6, utf8: 12, time: 23, sequence: 0x30, set: 0x31 };
const ECDSA_WITH_SHA256 = "2a8648ce3d040302";
const COMMON_NAME = "550403";
const BASIC_CONSTRAINTS = "551d13";
const ALTERNATIVE_NAMES = "551d11";

/** A certificate that an authority of its own vouches for: what clients are to trust is the authority's, not the server's. */
export interface Vouched extends SelfSigned {
  readonly authority: string;
}

interface Issued {
  readonly name: string;
  readonly pem: string;
  readonly privateKey: KeyObject;
}

export function selfSigned(): SelfSigned {
  const { pem, privateKey } = issue("localhost", true);
  return { certificate: pem, key: keyText(privateKey) };
}

export function vouched(): Vouched {
  const authority = issue("Authority of the test", true);
  const { pem, privateKey } = issue("localhost", false, authority);
  return { certificate: pem, key: keyText(privateKey), authority: authority.pem };
}

/** @param issuer itself, where none is given */
function issue(name: string, isAuthority: boolean, issuer?: Issued): Issued {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
  const algorithm = der(TAG.sequence, oid(ECDSA_WITH_SHA256));
  const day = 86_400_000;
  const validity = der(TAG.sequence, time(Date.now() - day), time(Date.now() + 30 * day));
  const content = der(
    TAG.sequence,
    der(0xa0, der(TAG.integer, Buffer.from([2]))),
    der(TAG.integer, Buffer.from([issuer ? 2 : 1])),
    algorithm,
    commonName(issuer?.name ?? name),
    validity,
    commonName(name),
    publicKey.export({ type: "spki", format: "der" }),
    der(0xa3, der(TAG.sequence, ...extensions(isAuthority))),
  );
  const signature = createSign("SHA256")
    .update(content)
    .sign(issuer?.privateKey ?? privateKey);
  const whole = der(TAG.sequence, content, algorithm, der(TAG.bits, Buffer.from([0]), signature));
  const lines = whole.toString("base64").match(/.{1,64}/g)!;
  const pem = `-----BEGIN CERTIFICATE-----\n${lines.join("\n")}\n-----END CERTIFICATE-----\n`;
  return { name, pem, privateKey };
}

const keyText = (key: KeyObject): string => key.export({ type: "pkcs8", format: "pem" }) as string;

function commonName(text: string): Buffer {
  const attribute = der(TAG.sequence, oid(COMMON_NAME), der(TAG.utf8, Buffer.from(text)));
  return der(TAG.sequence, der(TAG.set, attribute));
}

function extensions(isAuthority: boolean): Buffer[] {
  const authority = isAuthority ? der(TAG.sequence, der(TAG.boolean, Buffer.from([255]))) : der(TAG.sequence);
  const names = der(TAG.sequence, der(0x82, Buffer.from("localhost")), der(0x87, Buffer.from([127, 0, 0, 1])));
  return [
    der(TAG.sequence, oid(BASIC_CONSTRAINTS), der(TAG.boolean, Buffer.from([255])), der(TAG.octets, authority)),
    der(TAG.sequence, oid(ALTERNATIVE_NAMES), der(TAG.octets, names)),
  ];
}

function der(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const oid = (hex: string): Buffer => der(TAG.oid, Buffer.from(hex, "hex"));

/** `YYMMDDHHMMSSZ` */
function time(milliseconds: number): Buffer {
  const digits = new Date(milliseconds).toISOString().replace(/[-:T]|\..*/g, "");
  return der(TAG.time, Buffer.from(`${digits.slice(2)}Z`));
}
