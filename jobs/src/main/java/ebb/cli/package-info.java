/** The command line: verbs, options, exit codes and what is printed. No job logic. */
package ebb.cli;
