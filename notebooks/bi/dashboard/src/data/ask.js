// Asks the database that `ebb publish` fills, at the place that libpq's variables name (PGHOST, PGPORT, PGDATABASE, PGUSER, PGPASSWORD), and prints the rows.
import pg from "pg";

const NUMERIC = 1700;
const BIGINT = 20;
const DATE = 1082;
pg.types.setTypeParser(NUMERIC, Number);
pg.types.setTypeParser(BIGINT, Number);
pg.types.setTypeParser(DATE, (text) => text);

export async function ask(sql) {
  const client = new pg.Client();
  await client.connect();
  try {
    await client.query("SET search_path = ebb");
    process.stdout.write(JSON.stringify((await client.query(sql)).rows));
  } finally {
    await client.end();
  }
}
