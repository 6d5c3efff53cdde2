import type { StreamName } from "../../event-store/index.js";
import { streamFor } from "../../streams.js";

/** The streams of the taxation room, by what they are about. */
export const municipalityStream = (tenant: string): StreamName => streamFor("municipality", tenant, tenant);
export const packageStream = (tenant: string, packageId: string) => streamFor("fiscalPackage", tenant, packageId);
export const packageTrialStream = (tenant: string, packageId: string) => streamFor("packageTrial", tenant, packageId);
export const fiscalYearStream = (tenant: string, year: number) => streamFor("fiscalYear", tenant, String(year));
export const taxpayerStream = (tenant: string, taxpayerId: string) => streamFor("taxpayer", tenant, taxpayerId);
export const accountStream = (tenant: string, accountId: string) => streamFor("taxAccount", tenant, accountId);
export const cashDeskStream = (tenant: string, desk: string, date: string) => streamFor("cashDesk", tenant, desk, date);
export const runStream = (tenant: string, runId: string) => streamFor("assessmentRun", tenant, runId);
export const noticeRunStream = (tenant: string, runId: string) => streamFor("noticeRun", tenant, runId);
export const numberingStream = (tenant: string, office: string, kind: string, year: number) =>
  streamFor("numbering", tenant, office, kind, String(year));
