/**
 * The ledger: a customer's purchases as primitive arrays, and the one type that splits them into past and future.
 *
 * <p>{@link ebb.ledger.LedgerRow} is the stored row, {@link ebb.ledger.Timeline} the same row indexed by day, {@link ebb.ledger.AsOf} the only
 * way to look at it: {@link ebb.ledger.History} is what was known, {@link ebb.ledger.Outcome} what came after. No statistics here: they are
 * features.
 */
package ebb.ledger;
