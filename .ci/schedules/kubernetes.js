// Checks each document of a Kubernetes file against the schema of its kind (missing keys, types, values): node kubernetes.js FILE.
import { readFileSync } from "node:fs";
import { CronJob } from "kubernetes-models/batch/v1";
import { parseAllDocuments } from "yaml";

for (const document of parseAllDocuments(readFileSync(process.argv[2], "utf8"))) {
  const found = document.toJS();
  new CronJob(found).validate();
  console.log(`ok: ${found.kind} ${found.metadata.name}`);
}
