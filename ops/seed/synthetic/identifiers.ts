import { checkLetter } from "../../../domain/shared/index.js";

const DECADES = "ABCDEFGHIJKLM";
const [SERIALS, DAYS, MONTHS, YEARS] = [1000, 28, 12, 50];
const COMBINATIONS = SERIALS * DAYS * MONTHS * YEARS;

/** Prime to COMBINATIONS, so that multiplying by it visits every combination once: neighbours look unrelated, none repeats. */
const STEP = 7_368_787;

/** An invented NID with a right check letter, different for every running number. Born from 1950 to 1999. */
export function syntheticNid(index: number, female: boolean): string {
  const part = spread(index);
  const stem = `${decade(1950 + part.year)}${pad(part.month + (female ? 50 : 0), 2)}${pad(part.day, 2)}${pad(part.serial, 3)}`;
  return stem + checkLetter(stem);
}

/** An invented NIPT with a right check letter, different for every running number. Registered from 1974 to 2023. */
export function syntheticNipt(index: number): string {
  const part = spread(index);
  const stem = `${decade(1974 + part.year)}${pad(part.month, 2)}${pad(part.day, 2)}${pad(part.serial, 3)}`;
  return stem + checkLetter(stem);
}

function spread(index: number): { year: number; month: number; day: number; serial: number } {
  let rest = Number((BigInt(index) * BigInt(STEP)) % BigInt(COMBINATIONS));
  const take = (size: number): number => {
    const value = rest % size;
    rest = Math.floor(rest / size);
    return value;
  };
  return { serial: take(SERIALS), day: 1 + take(DAYS), month: 1 + take(MONTHS), year: take(YEARS) };
}

function decade(year: number): string {
  return DECADES[Math.floor((year - 1900) / 10)]! + String(year % 10);
}

function pad(value: number, length: number): string {
  return String(value).padStart(length, "0");
}
