/**
 * The generated shop: input files as an outside system would deliver them, with the truth that no real shop can give.
 *
 * <p>{@link ebb.shop.CustomerLife} simulates one customer from a generator seeded by the shop's seed and the customer's number, so that a customer is the
 * same however many others there are and however the work is split. Each input file is one small {@link ebb.shop.ShopFile}, listed in
 * {@link ebb.shop.GeneratedShop}. Only evaluation may read what lies under {@code truth/}.
 */
package ebb.shop;
