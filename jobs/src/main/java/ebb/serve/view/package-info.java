/**
 * What can be asked: views with the columns, filters and orders that they have, and nothing else. A reader's words choose among those or become parameters;
 * none of them is ever part of a query. A view is listed in {@link ebb.serve.view.ViewCatalogue}.
 */
package ebb.serve.view;
