import { LaunchError, type LaunchedProcess } from "../../../ops/embedded/launch-process.js";

/** Starts several servers over one folder at the same time; gives those that run, and why the others do not. */
export async function startAtOnce<Ready>(
  many: number,
  start: () => Promise<LaunchedProcess<Ready>>,
): Promise<{ readonly running: LaunchedProcess<Ready>[]; readonly refused: LaunchError[] }> {
  const outcomes = await Promise.allSettled(Array.from({ length: many }, start));
  const running = outcomes.flatMap((outcome) => (outcome.status === "fulfilled" ? [outcome.value] : []));
  const refused = outcomes.flatMap((outcome) => {
    if (outcome.status === "fulfilled") return [];
    if (outcome.reason instanceof LaunchError) return [outcome.reason];
    throw outcome.reason;
  });
  return { running, refused };
}
