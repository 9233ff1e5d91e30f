import { ask } from "./ask.js";

const flow = "SELECT until_on, movement, customer_count FROM ebb.flow ORDER BY until_on, movement";

await ask({ star: flow, sums: flow });
