/**
 * The benchmark that users can run: Ebb against DuckDB on the same files, each step in a process of its own.
 *
 * <p>{@link ebb.bench.Bench} starts the processes and prints the table, {@link ebb.bench.BenchStep} is what runs in one. To add a step: add it to
 * {@link ebb.bench.Step} and to the table.
 */
package ebb.bench;
