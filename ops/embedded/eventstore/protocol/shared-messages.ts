import { lengthTag, readNested, readUnsigned64, writeNested, writeText, writeUnsigned64 } from "./wire.js";
import type { Reader, Writer } from "./wire.js";

const UUID_TEXT = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Is the text a UUID in the form in which the log keeps them, in lower case? */
export function isUuid(text: string): boolean {
  return UUID_TEXT.test(text);
}

/** The two ways in which clients write a UUID: as text, or as two signed 64-bit halves. */
export type UuidForm = "text" | "structured";

/** A UUID as lower-case text, and the form in which it was written. */
export interface WrittenUuid {
  readonly text: string;
  readonly form: UuidForm;
}

/** Reads a UUID in either form as lower-case text. @throws RangeError when it is not one */
export function readUuid(reader: Reader): string {
  return readWrittenUuid(reader).text;
}

/** @throws RangeError when it is not a UUID */
export function readWrittenUuid(reader: Reader): WrittenUuid {
  let text: string | undefined;
  let most = 0n;
  let least = 0n;
  readNested(reader, (field) => {
    if (field === 2) text = reader.string().toLowerCase();
    else if (field === 1) {
      readNested(reader, (half) => {
        if (half === 1) most = readUnsigned64(reader);
        else if (half === 2) least = readUnsigned64(reader);
        else return false;
        return true;
      });
    } else return false;
    return true;
  });
  if (text === undefined) return { text: uuidOfHalves(most, least), form: "structured" };
  if (!isUuid(text)) throw new RangeError("an identifier is not a UUID");
  return { text, form: "text" };
}

export function writeUuid(writer: Writer, field: number, uuid: string, form: UuidForm = "text"): Writer {
  return writeNested(writer, field, () => {
    if (form === "text") writeText(writer, 2, uuid);
    else {
      const { most, least } = halvesOfUuid(uuid);
      writeNested(writer, 1, () => {
        writeUnsigned64(writer, 1, most);
        writeUnsigned64(writer, 2, least);
      });
    }
  });
}

export function readStreamName(reader: Reader): string {
  let name = "";
  readNested(reader, (field) => {
    if (field !== 3) return false;
    name = reader.string();
    return true;
  });
  return name;
}

export function writeStreamName(writer: Writer, field: number, stream: string): Writer {
  return writer.uint32(lengthTag(field)).fork().uint32(lengthTag(3)).string(stream).ldelim();
}

/** One entry of a map of texts: a property of an event. */
export function readProperty(reader: Reader): readonly [key: string, value: string] {
  let [key, value] = ["", ""];
  readNested(reader, (field) => {
    if (field === 1) key = reader.string();
    else if (field === 2) value = reader.string();
    else return false;
    return true;
  });
  return [key, value];
}

export function writeProperty(writer: Writer, field: number, key: string, value: string): void {
  writer.uint32(lengthTag(field)).fork().uint32(lengthTag(1)).string(key).uint32(lengthTag(2)).string(value).ldelim();
}

/** Commit and prepare position, which are the same here: the place of the event in the log. */
export function writePositions(writer: Writer, position: number): void {
  writeUnsigned64(writer, 1, position);
  writeUnsigned64(writer, 2, position);
}

function uuidOfHalves(most: bigint, least: bigint): string {
  const digits = most.toString(16).padStart(16, "0") + least.toString(16).padStart(16, "0");
  const cut = [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20)];
  return cut.join("-");
}

function halvesOfUuid(uuid: string): { most: bigint; least: bigint } {
  const digits = uuid.replaceAll("-", "");
  return { most: BigInt(`0x${digits.slice(0, 16)}`), least: BigInt(`0x${digits.slice(16)}`) };
}
