package ebb.serve.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;

/** Routes of which each that is read answers HEAD as it answers GET; the server leaves the body out. */
record ReadRoutes(RoutesConfig routes) {

    void get(String path, Handler answer, Right right) {
        routes.get(path, answer, right);
        routes.head(path, answer, right);
    }

    void post(String path, Handler answer, Right right) {
        routes.post(path, answer, right);
    }
}
