/**
 * Which inputs Ebb reads, what each must hold, and the refusal of one that does not hold it.
 */
package ebb.ingest.catalogue;
