/** Measurements that can be run again: what is measured, on what data, and what it took. Not part of a scheduled run. */
package ebb.bench;
