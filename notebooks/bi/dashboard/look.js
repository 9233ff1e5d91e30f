// Opens the built dashboard in Chromium, looks for what must be there, takes pictures, and writes down the table of regions as it is shown: node look.js FOLDER
import { createReadStream, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import puppeteer from "puppeteer-core";

const [folder] = process.argv.slice(2);
const types = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".json": "application/json" };
const server = createServer((request, response) => {
  const path = normalize(decodeURIComponent(new URL(request.url, "http://x").pathname));
  const file = join("dist", path === "/" ? "index.html" : path);
  if (!existsSync(file)) {
    response.writeHead(path === "/favicon.ico" ? 204 : 404).end();
    return;
  }
  response.setHeader("Content-Type", types[extname(file)] ?? "application/octet-stream");
  createReadStream(file).pipe(response);
});
await new Promise((done) => server.listen(0, "127.0.0.1", done));
const address = `http://127.0.0.1:${server.address().port}/`;
const faults = [];
const data = (name) => {
  const html = readFileSync("dist/index.html", "utf8");
  return JSON.parse(readFileSync(join("dist", html.match(new RegExp(`_file/data/${name}\\.[0-9a-f]+\\.json`))[0]), "utf8"));
};
mkdirSync(folder, { recursive: true });

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
});
const page = await browser.newPage();
page.on("request", (request) => {
  if (!request.url().startsWith(address) && !/^(data|blob):/.test(request.url())) faults.push(`asks another host: ${request.url()}`);
});
page.on("console", (message) => message.type() === "error" && faults.push(`console: ${message.text()}`));
page.on("pageerror", (error) => faults.push(`script: ${error}`));

for (const [width, theme] of [[1280, "light"], [1280, "dark"], [390, "light"]]) {
  await page.setViewport({ width, height: 900 });
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: theme }]);
  await page.goto(address, { waitUntil: "networkidle0" });
  const drawn = "document.querySelectorAll('table tbody tr').length > 1 && [...document.querySelectorAll('svg rect')].some((bar) => bar.getBoundingClientRect().width > 50)";
  await page.waitForFunction(drawn, { timeout: 60_000 });
  // A picture of the whole page would change its size while it is taken, and charts follow the size.
  await page.setViewport({ width, height: Math.min(3000, await page.evaluate("document.documentElement.scrollHeight")) });
  await new Promise((done) => setTimeout(done, 500));
  await page.waitForFunction(drawn, { timeout: 60_000 });
  await page.screenshot({ path: `${folder}/dashboard-${width}-${theme}.png` });
}
const text = await page.evaluate("document.body.innerText");
const regions = data("regions");
const actions = data("actions");
if (regions.length < 2) faults.push(`there are ${regions.length} regions`);
for (const { region } of regions) if (!text.includes(region)) faults.push(`the region ${region} is not shown`);
const shown = await page.$$eval("table", ([table]) => [...table.querySelectorAll("tbody tr")].map((row) => [...row.querySelectorAll("td")].map((cell) => cell.innerText.trim()).filter(Boolean)));
for (const { region, active_customers: active, expected_churn_rate: churn } of regions) {
  const wanted = [region, active.toLocaleString("en-US"), `${(100 * churn).toFixed(1)} %`];
  if (!shown.some((cells) => wanted.every((text) => cells.includes(text)))) faults.push(`the table of regions does not show ${wanted.join(", ")}`);
}
writeFileSync(join(folder, "regions.txt"), shown.map((cells) => `${cells.join("\t")}\n`).sort().join(""));
if (actions.length === 0 && !process.env.FLIGHT_SQL_URL) faults.push("nobody is due");
for (const { customer_id: id } of actions.slice(0, 10)) if (!text.includes(id)) faults.push(`the customer ${id} is not shown`);
await browser.close();
server.close();
faults.forEach((fault) => console.error(`FAILED: ${fault}`));
console.log(`${process.env.FLIGHT_SQL_URL ? "Flight SQL" : "PostgreSQL"}: ${regions.length} regions, ${actions.length} customers to act on; pictures in ${folder}`);
process.exit(faults.length > 0 ? 1 : 0);
