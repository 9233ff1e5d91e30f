/**
 * Next actions: one permitted action a customer at most, chosen by expected gain, and the list of lapsed customers to win back.
 *
 * <p>Candidates come from segments, warnings, occasions, category due dates, life events and the win-back list; who may be contacted is for
 * {@link ebb.customer.ContactPolicy} to say. To add a kind of action, add it to {@link ebb.action.ActionSettings} and to the catalogue of candidates.
 */
package ebb.action;
