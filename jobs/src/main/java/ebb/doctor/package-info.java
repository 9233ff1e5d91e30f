/**
 * What a run needs, checked before a run: Java, memory, the lake, its logs, the files of each input and what is off for want of an input:
 * {@code ebb doctor}.
 *
 * <p>{@link ebb.doctor.HealthCheck} does the checks and gives a {@link ebb.doctor.CheckResult} for each. To add one, add it to its list.
 */
package ebb.doctor;
