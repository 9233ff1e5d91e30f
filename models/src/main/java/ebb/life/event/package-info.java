/**
 * Life events declared in the conf, fitted to customers of whom nobody knows whether it happened to them, and found where probably under way.
 *
 * <p>{@link ebb.life.event.EventFinder} is what others call; {@link ebb.life.event.ConsentGuard} says whom it may look at. To add a kind of sign, add it to
 * {@link ebb.life.setting.Sign.Kind} and to the trace of a sign.
 */
package ebb.life.event;
