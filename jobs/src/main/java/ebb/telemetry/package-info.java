/**
 * What a run tells those who watch it: metrics, lineage, messages, log lines. It reads no table and can fail no run. To add a way of telling, implement
 * {@code Sink} and list it in {@code Telemetry}.
 */
package ebb.telemetry;
