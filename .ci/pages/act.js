// Does in Chromium what marketing does, on a lake of its own: answers two warnings, saves a segment and writes its list, sets a budget and a capacity and
// writes that list. Leaves the lists in FOLDER, and what was answered in answers.txt: customer, rule and status of each.
// node act.js ADDRESS TOKEN FOLDER
import { mkdirSync, writeFileSync } from "node:fs";
import puppeteer from "puppeteer-core";

const [address, token, folder] = process.argv.slice(2);
const SEGMENT = "likely to leave";
const PATIENCE = 900_000;
const pause = () => new Promise((done) => setTimeout(done, 2_000));
mkdirSync(folder, { recursive: true });

function require(what, holds) {
  if (!holds) throw new Error(`FAILED: ${what}`);
  console.log(`holds: ${what}`);
}

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-dev-shm-usage"],
});
const page = await browser.newPage();
page.setDefaultTimeout(120_000);
await page.setViewport({ width: 1280, height: 900 });

async function submit(button) {
  await Promise.all([page.waitForNavigation(), button.click()]);
}

/** Waits until a verb that was started from the page has ended. */
async function written() {
  const until = Date.now() + PATIENCE;
  while ((await page.$("#live[data-poll]")) && Date.now() < until) {
    await pause();
    await page.reload();
  }
  const words = await page.$eval("#live", (live) => live.textContent.trim());
  require(`the page says: ${words.replace(/\s+/g, " ")}`, words.startsWith("Written"));
}

async function download(file) {
  const text = await page.evaluate(async () => (await fetch(document.querySelector("#live a.button").href)).text());
  writeFileSync(`${folder}/${file}`, text);
  const lines = text.split(/\r?\n/).filter((line) => line && !line.startsWith("#"));
  require(`${file} has ${lines.length - 1} contacts`, lines.length > 1);
}

await page.goto(`${address}/login`);
await page.type("#token", token);
await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);

const answers = [];
for (const [choice, status] of [["acknowledge", "acknowledged"], ["snooze", "snoozed"]]) {
  await page.goto(`${address}/warnings`);
  const open = await page.$$eval("#live tbody tr", (rows) => rows.findIndex((row) => row.children[4].textContent.trim() === "open"));
  require(`a warning stands open to ${choice}`, open >= 0);
  const row = (await page.$$("#live tbody tr"))[open];
  const customer = await row.$eval("input[name=customer_id]", (input) => input.value);
  const rule = await row.$eval("input[name=rule]", (input) => input.value);
  await (await row.$("summary")).click();
  await (await row.$("input[name=note]")).type("seen in the browser");
  await submit(await row.$(`button[value=${choice}]`));
  await written();
  const shown = async () => {
    await page.goto(`${address}/warnings?rule=${rule}`);
    return page.$$eval(
      "#live tbody tr",
      (rows, wanted) => rows.find((one) => one.querySelector("input[name=customer_id]").value === wanted)?.children[4].textContent.trim() ?? "",
      customer,
    );
  };
  const until = Date.now() + PATIENCE;
  let now = await shown();
  while (!now.startsWith(status) && Date.now() < until) {
    await pause();
    now = await shown();
  }
  require(`the page shows the warning ${rule} of ${customer} as ${now}`, now.startsWith(status));
  answers.push(`${customer}\t${rule}\t${status}`);
}
writeFileSync(`${folder}/answers.txt`, answers.join("\n") + "\n");

await page.goto(`${address}/segments?is_active=true&least_churn_probability=0.2`);
await page.type("#segment", SEGMENT);
await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
await submit(await page.$(`button[aria-label="Write the list of ${SEGMENT}"]`));
await written();
await download("segment.csv");

await page.goto(`${address}/actions?capacity=10&budget=100`);
const calls = await page.$$eval("#live tbody tr", (rows) => rows.map((row) => [row.children[1], row.children[3]].map((cell) => cell.textContent.trim())));
require(`${calls.length} customers to contact, each with a reason: ${calls[0]?.join(": ")}`, calls.length > 0 && calls.length <= 10 && calls.every(([, why]) => why && why !== "–"));
await submit(await page.$("form.download button"));
await written();
await download("list.csv");
await browser.close();
