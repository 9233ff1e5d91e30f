// Prints what a question is answered: by the database that `ebb publish` fills, at the place that libpq's variables name (PGHOST, PGPORT, PGDATABASE, PGUSER,
// PGPASSWORD); or, where FLIGHT_SQL_URL is an address such as http://127.0.0.1:7411, by `ebb serve` over Arrow Flight SQL, with the token in FLIGHT_SQL_TOKEN.
import { createFlightSqlClient } from "@lakehouse-rs/flight-sql-client";
import { DataType, tableFromIPC } from "apache-arrow";
import pg from "pg";

const NUMERIC = 1700;
const BIGINT = 20;
const DATE = 1082;
pg.types.setTypeParser(NUMERIC, Number);
pg.types.setTypeParser(BIGINT, Number);
pg.types.setTypeParser(DATE, (text) => text);

// star: a query of the tables that a reader of customers has; sums: of those that every role has, which name nobody. Without one there are no rows.
export async function ask({ star, sums }) {
  const address = process.env.FLIGHT_SQL_URL;
  const rows = address ? (sums ? await flightSql(new URL(address), sums) : []) : await postgres(star);
  process.stdout.write(JSON.stringify(rows));
}

async function postgres(sql) {
  const client = new pg.Client();
  await client.connect();
  try {
    await client.query("SET search_path = ebb");
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

async function flightSql(address, sql) {
  const client = await createFlightSqlClient({
    host: address.hostname,
    port: Number(address.port),
    tls: address.protocol === "https:",
    token: process.env.FLIGHT_SQL_TOKEN,
    headers: [],
  });
  const table = tableFromIPC(await client.query(sql));
  const dates = new Set(table.schema.fields.filter((field) => DataType.isDate(field.type)).map((field) => field.name));
  const plain = (name, value) =>
    value === null ? null : dates.has(name) ? new Date(value).toISOString().slice(0, 10) : typeof value === "bigint" ? Number(value) : value;
  return table.toArray().map((row) => Object.fromEntries(Object.entries(row.toJSON()).map(([name, value]) => [name, plain(name, value)])));
}
