package ebb.serve.web;

import ebb.serve.access.Role;
import io.javalin.security.RouteRole;

/** What a route needs of its reader. */
enum Right implements RouteRole {
    /** Nothing: the page that asks for a token, and its style. */
    OPEN,
    /** A valid token. */
    READER,
    /** A role that reads customers. */
    CUSTOMERS,
    /** A role that reads how the data were delivered. */
    DELIVERIES;

    boolean isHeldBy(Role role) {
        return switch (this) {
            case OPEN, READER -> true;
            case CUSTOMERS -> role.readsCustomers();
            case DELIVERIES -> role.readsDeliveries();
        };
    }
}
