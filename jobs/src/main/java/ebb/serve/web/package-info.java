/**
 * The HTTP server: who is let in, the API, the pages, and lists that `ebb export` writes in a process of its own. Every route names the right that it
 * needs; one without is refused. A page is a template below {@code jte/serve}, and shows what the views of {@code ebb.serve.view} answer.
 */
package ebb.serve.web;
