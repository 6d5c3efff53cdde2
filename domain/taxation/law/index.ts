export * from "./allocation/index.js";
export * from "./fiscal-package/index.js";
export * from "./late-payment/index.js";
