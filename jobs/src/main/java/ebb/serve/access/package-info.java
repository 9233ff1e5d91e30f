/**
 * Who may read what: roles, tokens and the sessions of browsers that showed one, limits of requests, and the log of who read what. Nothing here knows
 * HTTP or the tables. A role is added to {@link ebb.serve.access.Role}; what it reads is decided in {@code ebb.serve.web} and {@code ebb.serve.view}.
 */
package ebb.serve.access;
