// Opens every page of `ebb serve` in Chromium, in both themes and at both widths: no violation that axe-core knows, nothing wider than the screen, no cell of a
// table outside it, no message on the console. Goes through the whole way by keyboard and mouse once: log in, set a budget, see the list shrink, open a customer, log out.
// node look.js ADDRESS TOKEN FOLDER
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import puppeteer from "puppeteer-core";

const [address, token, folder] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const pages = ["/", "/actions", "/segments", "/segments?is_active=true&least_churn_probability=0.1", "/customers", "/warnings", "/model", "/data"];
const faults = [];
let checks = 0;
mkdirSync(folder, { recursive: true });

function expect(what, holds) {
  checks++;
  if (!holds) faults.push(what);
}

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-dev-shm-usage"],
});
const page = await browser.newPage();
page.on("console", (message) => message.type() === "error" && faults.push(`console of ${page.url()}: ${message.text()}`));
page.on("pageerror", (error) => faults.push(`script of ${page.url()}: ${error}`));

async function check(name) {
  // The page's policy runs no script of others; axe comes through the debugger, which no policy binds.
  const found = await page.evaluate(`${axe}; axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"] })`);
  expect(`${name}: ${found.violations.map((one) => `${one.id} at ${one.nodes.slice(0, 3).map((node) => node.target)}`).join("; ")}`, found.violations.length === 0);
  const wide = await page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth + 1");
  expect(`${name}: wider than the screen`, !wide);
  const aside = await page.$$eval("tbody th, tbody td", (cells) => {
    const isSeen = (box) => box.left >= -1 && box.right <= document.documentElement.clientWidth + 1;
    return cells.filter((cell) => cell.checkVisibility() && cell.textContent.trim() && !isSeen(cell.getBoundingClientRect())).map((cell) => cell.textContent.trim().slice(0, 40));
  });
  expect(`${name}: ${aside.length} cells of tables are seen by scrolling sideways only, such as ${aside.slice(0, 3).join("; ")}`, aside.length === 0);
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: false });
}

await page.goto(`${address}/`);
expect("without a token the browser is led to the log-in", page.url().endsWith("/login"));
await check("login");
await page.type("#token", token);
await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
expect("the token opens the overview", new URL(page.url()).pathname === "/");
await page.goto(`${address}/customers`);
const customer = await page.$eval("tbody th a", (link) => link.getAttribute("href"));

for (const theme of ["light", "dark"]) {
  for (const width of [1280, 390]) {
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: theme }]);
    await page.setViewport({ width, height: width === 390 ? 844 : 900 });
    for (const path of [...pages, customer]) {
      const answer = await page.goto(`${address}${path}`);
      expect(`${path}: status ${answer.status()}`, answer.status() === 200);
      await page.$$eval("details", (all) => all.slice(0, 12).forEach((one) => (one.open = true)));
      await check(`${(path === customer ? "/customer" : path).slice(1).replace(/\?.*/, "-chosen") || "overview"}-${theme}-${width}`);
    }
  }
}

await page.setViewport({ width: 1280, height: 900 });
await page.goto(`${address}/actions`);
const listed = () => page.$eval(".totals strong", (strong) => Number(strong.textContent.replace(/,/g, "")));
const before = await listed();
await page.type("#capacity", "3");
await page.waitForFunction("document.querySelector('.totals strong').textContent === '3'");
expect("capacity draws the list anew", before > 3 && (await page.$$("#live tbody tr")).length === 3);
expect("the address has the capacity", page.url().includes("capacity=3"));
await page.goto(`${address}/segments`);
const counted = () => page.$eval("#live .totals strong", (strong) => strong.textContent);
const everybody = await counted();
const chosen = await page.$("fieldset details summary");
await chosen.click();
await page.click("fieldset details[open] input[type=checkbox], fieldset details[open] option");
await page.waitForFunction(`document.querySelector("#live .totals strong").textContent !== "${everybody}"`);
expect("the address has the condition", page.url().includes("="));
const name = `looked at ${Date.now()}`;
await page.type("#segment", name);
await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
expect("the segment is saved and opened", page.url().includes("segment=looked") && (await page.content()).includes(name));
const listRow = await page.$(`button[aria-label="Remove ${name}"]`);
await Promise.all([page.waitForNavigation(), listRow.click()]);
expect("the segment is removed", !(await page.content()).includes(name));
await page.goto(`${address}/actions`);
await page.focus("#main");
await page.keyboard.press("Tab");
expect("the first field is reached by keyboard", await page.evaluate("document.activeElement.closest('form') !== null"));
const [out] = await page.$$("header button");
await Promise.all([page.waitForNavigation(), out.click()]);
await page.goto(`${address}/customers`);
expect("after logging out nothing is shown", page.url().endsWith("/login"));
await browser.close();

for (const fault of faults) console.error(`FAILED: ${fault}`);
console.log(`${checks - faults.length} passed, ${faults.length} failed`);
process.exit(faults.length ? 1 : 0);
