package ebb.serve.web;

/** A request is not answered; the message says why without telling anything of the data. */
final class Refused extends RuntimeException {
    private final int status;

    Refused(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }
}
