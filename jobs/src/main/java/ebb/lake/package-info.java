/**
 * The lake: Delta tables under one root, the lock that one run holds, the run ledger and the publication that the views read. No job logic.
 */
package ebb.lake;
