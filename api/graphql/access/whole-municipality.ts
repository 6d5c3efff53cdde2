import { ApiError } from "../../errors/index.js";

/** A command that touches the whole municipality: only for those who act for every office of it. */
export async function wholeMunicipality(): Promise<never> {
  throw new ApiError("FORBIDDEN", "whole-municipality-needed");
}
