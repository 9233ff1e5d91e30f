package ebb.account;

import ebb.ledger.LedgerRow;

/** One customer's purchases and what the further inputs hold beside them, over all time. */
public record Account(LedgerRow purchases, AccountInputs inputs) {}
