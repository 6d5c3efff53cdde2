export * from "./albanian.js";
export * from "./press.js";
export * from "./qr.js";
export * from "./templates.js";
export { fontFolders } from "./typst/fonts.js";
export { TypstPress, type TypstPressOptions } from "./typst/typst-press.js";
