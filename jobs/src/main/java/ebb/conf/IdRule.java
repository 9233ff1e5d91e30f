package ebb.conf;

import com.fasterxml.jackson.annotation.JsonProperty;

/** One rule by which customer ids of different spelling become the same id. */
public enum IdRule {
    /** White space at the ends and invisible characters are dropped, and what makes a spreadsheet keep digits as text; blanks inside become one. */
    @JsonProperty("trim")
    TRIM,
    /** A number that a program wrote as a decimal becomes whole: {@code 17850.0} is {@code 17850}. */
    @JsonProperty("whole-numbers")
    WHOLE_NUMBERS,
    /** Capitals make no difference: for e-mail addresses. */
    @JsonProperty("lower-case")
    LOWER_CASE
}
