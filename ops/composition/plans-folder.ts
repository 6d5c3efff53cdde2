import { join } from "node:path";

/** Where the plans of own revenue lie: a file for each municipality and year. */
export function plansFolder(dataFolder: string): string {
  return join(dataFolder, "plans");
}
