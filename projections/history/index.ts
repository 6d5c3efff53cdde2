export { createHistory } from "./create-history.js";
