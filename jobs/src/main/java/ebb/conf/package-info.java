/**
 * Settings: records read once from {@code conf/ebb.yaml}, a file, the environment and {@code --set}, and refused when wrong. No defaults in code.
 */
package ebb.conf;
