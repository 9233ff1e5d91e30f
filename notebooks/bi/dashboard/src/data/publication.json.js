import { ask } from "./ask.js";

await ask("SELECT publication, as_of, currency, horizon_days FROM publication");
