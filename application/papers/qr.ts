import { create } from "qrcode";

/** White modules around a code, of the standard's four; the paper around it is white anyway. */
const QUIET = 2;

/** A QR code as SVG, one path: black squares of one unit each. Error correction M: a fold or a stamp may cover 15 %. */
export function qrSvg(text: string): string {
  const { modules } = create(text, { errorCorrectionLevel: "M" });
  const { size } = modules;
  const width = size + 2 * QUIET;
  let path = "";
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++)
      if (modules.get(row, column)) path += `M${column + QUIET} ${row + QUIET}h1v1h-1z`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${width}"><path fill="#000" d="${path}"/></svg>`;
}
