import { createSign, generateKeyPairSync } from "node:crypto";

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

export function selfSigned(): SelfSigned {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
  const algorithm = der(TAG.sequence, oid(ECDSA_WITH_SHA256));
  const name = der(
    TAG.sequence,
    der(TAG.set, der(TAG.sequence, oid(COMMON_NAME), der(TAG.utf8, Buffer.from("localhost")))),
  );
  const day = 86_400_000;
  const validity = der(TAG.sequence, time(Date.now() - day), time(Date.now() + 30 * day));
  const content = der(
    TAG.sequence,
    der(0xa0, der(TAG.integer, Buffer.from([2]))),
    der(TAG.integer, Buffer.from([1])),
    algorithm,
    name,
    validity,
    name,
    publicKey.export({ type: "spki", format: "der" }),
    der(0xa3, der(TAG.sequence, ...extensions())),
  );
  const signature = createSign("SHA256").update(content).sign(privateKey);
  const whole = der(TAG.sequence, content, algorithm, der(TAG.bits, Buffer.from([0]), signature));
  const lines = whole.toString("base64").match(/.{1,64}/g)!;
  return {
    certificate: `-----BEGIN CERTIFICATE-----\n${lines.join("\n")}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: "pkcs8", format: "pem" }) as string,
  };
}

function extensions(): Buffer[] {
  const authority = der(TAG.sequence, der(TAG.boolean, Buffer.from([255])));
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
