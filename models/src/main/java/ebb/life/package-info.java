/**
 * The rows of category rhythm, patterns and life events, as jobs write them.
 *
 * <p>Four rooms, each knowing only those before it: {@code rhythm} (when a category is due, late or dropped), {@code setting} (what the conf declares),
 * {@code pattern} (what follows what) and {@code event} (life events under way).
 */
package ebb.life;
