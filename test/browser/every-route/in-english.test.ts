import { visitsEveryRoute } from "./visiting.js";

visitsEveryRoute("en");
