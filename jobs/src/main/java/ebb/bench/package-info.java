/**
 * Benchmarks that anyone can run: Ebb beside the rival a user would pick, in one run on one machine.
 *
 * <p>{@code Bench} sets the ledger and the features beside DuckDB; {@code BtydBench} times the buy-till-you-die fits; {@code ChurnBench} times the
 * churn models and sets XGBoost beside MLlib; {@code LifeEventBench} judges life events by the generated shop's truth, and {@code LifeEventCost} times
 * them beside the features; {@code IngestBench} sets ingest of a CSV file beside DuckDB.
 */
package ebb.bench;
