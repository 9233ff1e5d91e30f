/**
 * Monitoring: whether customers still look as they did in training, and whether scores came true once their outcome windows had ended. Every finding
 * carries the limit it was held against, which allows for the size of the samples, and says in words what to do.
 */
package ebb.drift;
