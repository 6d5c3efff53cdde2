import { visitsEveryRoute } from "./visiting.js";

visitsEveryRoute("sq");
