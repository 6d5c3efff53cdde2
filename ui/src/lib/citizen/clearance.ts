/** The service of the catalogue by which a clearance of dues is asked for. */
export const CLEARANCE_SERVICE = "tax-clearance-certificate";
