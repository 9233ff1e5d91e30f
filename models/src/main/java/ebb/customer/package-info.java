/**
 * Rules about one customer that several packages need: who may be contacted, for what and by which channel, and who is held back.
 *
 * <p>{@link ebb.customer.ContactPolicy} decides; {@link ebb.customer.ContactPermissions} writes its decisions down as rows that can be joined. A new reason not
 * to contact somebody is a constant of {@link ebb.customer.ContactRefusal.Kind} and a line in the policy.
 */
package ebb.customer;
