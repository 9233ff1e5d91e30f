package ebb.input;

import ebb.ledger.LedgerRow;
import java.io.Serializable;

/** One customer's purchases and what the further inputs hold beside them, over all time. */
public record CustomerAccount(LedgerRow purchases, AccountInputs inputs) implements Serializable {}
