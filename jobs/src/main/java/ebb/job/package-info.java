/**
 * The jobs: each reads tables, calls the models and writes tables, top to bottom, and knows no other job.
 *
 * <p>To add a job: create {@code job/VerbNounJob.java}, list it in {@link ebb.job.JobCatalogue} at its place in the run, and let a test show that running it
 * twice gives the same rows.
 */
package ebb.job;
