/**
 * Whether the lake holds what was written to it: compares tables, logs, counts and hashes, and restores what can be restored. To check one thing more,
 * add it to {@link ebb.verify.Verification}; what it restores from is a step of {@link ebb.verify.Repair}.
 */
package ebb.verify;
