export { issueOutput } from "./issue-output.js";
export { casePaper } from "./print.js";
export { verifyNotice, verifyOutput } from "./verification.js";
