/**
 * Benchmarks that anyone can run with {@code ebb bench}: Ebb beside the rival a user would pick, in one run on one machine.
 *
 * <p>{@code LedgerBench} and {@code IngestBench} set the ledger with the features, and ingest, beside DuckDB; {@code BtydBench} times the
 * buy-till-you-die fits, {@code ChurnBench} the churn models, {@code LifeCostBench} the life events and {@code RunBench} a whole run;
 * {@code LifeBench} judges life events by the truth of the generated shop. A new one is a {@link ebb.bench.Benchmark}, listed in
 * {@link ebb.bench.Benchmarks}.
 */
package ebb.bench;
