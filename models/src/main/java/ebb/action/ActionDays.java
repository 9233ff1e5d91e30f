package ebb.action;

import java.io.Serializable;

/**
 * Days to act after the as-of date.
 *
 * @param urgent where a warning stands or a complaint is open
 * @param soon elsewhere
 */
public record ActionDays(int urgent, int soon) implements Serializable {}
