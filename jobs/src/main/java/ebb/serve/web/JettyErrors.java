package ebb.serve.web;

import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Refuses what the web server refuses before any route sees it, such as an address with an encoded slash, as the routes refuse. */
final class JettyErrors extends ErrorHandler {
    private static final String MESSAGE =
            "There is no such page: the address or its headers are not as they should be.";

    private final boolean isTls;

    JettyErrors(boolean isTls) {
        this.isTls = isTls;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Headers.of(isTls).forEach(response.getHeaders()::put);
        return super.handle(request, response, callback);
    }

    @Override
    protected void generateResponse(
            Request request, Response response, int code, String message, Throwable cause, Callback callback) {
        boolean isPage = Answers.isPage(
                String.valueOf(request.getHttpURI().getPath()),
                request.getHeaders().get(HttpHeader.ACCEPT));
        String words = code < HttpStatus.INTERNAL_SERVER_ERROR_500 ? MESSAGE : "This is not answered.";
        response.getHeaders()
                .put(HttpHeader.CONTENT_TYPE, isPage ? "text/html;charset=utf-8" : "application/json; charset=utf-8");
        Content.Sink.write(
                response,
                true,
                isPage
                        ? Templates.render("refused", Map.of("message", words, "status", code))
                        : Api.text(Map.of("error", words)),
                callback);
    }
}
