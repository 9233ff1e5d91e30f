import { ask } from "./ask.js";

await ask("SELECT until_on, movement, customer_count FROM flow ORDER BY until_on, movement");
