// How long the pages of a report are at 1280x900: two screens for the first, five for each chapter; the first prints on two pages at most.
// node report.js FOLDER
import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import puppeteer from "puppeteer-core";

const folder = resolve(process.argv[2]);
const FIRST = /^ebb-report-\d{4}-\d{2}-\d{2}\.html$/;
const SCREEN = 900;
const screens = (file) => (FIRST.test(file) ? 2 : 5);
const files = readdirSync(folder).filter((file) => /^ebb-report-.*\.html$/.test(file)).sort();
const faults = files.some((file) => FIRST.test(file)) ? [] : [`no report in ${folder}`];

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-dev-shm-usage"],
});
const page = await browser.newPage();
await page.setViewport({ width: 1280, height: SCREEN });
for (const file of files) {
  await page.goto(`file://${folder}/${file}`);
  const height = await page.evaluate("document.documentElement.scrollHeight");
  console.log(`${file}: ${(height / SCREEN).toFixed(2)} screens`);
  if (height > screens(file) * SCREEN) faults.push(`${file} has ${height} pixels, more than ${screens(file)} screens of ${SCREEN}`);
  if (FIRST.test(file)) {
    const paper = Buffer.from(await page.pdf({ format: "A4" })).toString("latin1");
    const sheets = (paper.match(/\/Type\s*\/Page[^s]/g) ?? []).length;
    if (sheets < 1 || sheets > 2) faults.push(`${file} prints on ${sheets} pages, not on one or two`);
  }
}
await browser.close();

for (const fault of faults) console.error(`FAILED: ${fault}`);
process.exit(faults.length ? 1 : 0);
