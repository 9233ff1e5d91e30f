import { ask } from "./ask.js";

const publication = "SELECT publication, as_of, currency, horizon_days FROM ebb.publication";

await ask({ star: publication, sums: publication });
