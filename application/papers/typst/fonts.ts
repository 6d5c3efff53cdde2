import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const FONTS = [
  "source-sans-3/400Regular",
  "source-sans-3/400Regular_Italic",
  "source-sans-3/600SemiBold",
  "source-serif-4/600SemiBold",
];

/** The folders of the fonts that templates are set in. */
export function fontFolders(): readonly string[] {
  const { resolve } = createRequire(import.meta.url);
  return FONTS.map((font) => {
    const [family, cut] = font.split("/") as [string, string];
    return join(dirname(resolve(`@expo-google-fonts/${family}/package.json`)), cut);
  });
}
