package ebb.doctor;

/**
 * What a check found.
 *
 * @param subject what was checked
 * @param good whether a run can go on as it is
 * @param words what was found, and what to do about it
 */
public record CheckResult(String subject, boolean good, String words) {}
