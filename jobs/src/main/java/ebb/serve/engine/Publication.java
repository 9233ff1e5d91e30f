package ebb.serve.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/**
 * What is served.
 *
 * @param number of the publication
 * @param asOf its as-of date; null: nothing was scored
 * @param publishedAt when it was made
 * @param versions Delta version of each table, by name
 */
public record Publication(long number, LocalDate asOf, Instant publishedAt, Map<String, Long> versions) {}
