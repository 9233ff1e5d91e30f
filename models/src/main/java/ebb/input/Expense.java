package ebb.input;

import java.io.Serializable;

/**
 * Money spent on an account, in hundredths.
 *
 * @param budget what was set aside for it; negative where none was
 */
public record Expense(int day, long amount, long budget) implements Serializable {}
