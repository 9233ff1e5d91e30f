/** The model store: trained models as files below the lake's {@code models/}, written once and never changed. */
package ebb.store;
