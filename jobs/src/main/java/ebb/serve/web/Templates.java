package ebb.serve.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;

/** The pages' templates below {@code jte/serve}. Whatever stands in the data is written as text: the engine escapes it by its place in the page. */
final class Templates {
    private static final TemplateEngine ENGINE =
            TemplateEngine.createPrecompiled(null, ContentType.Html, Templates.class.getClassLoader(), "ebb.template");

    private Templates() {}

    static String render(String page, Map<String, Object> parameters) {
        StringOutput html = new StringOutput();
        ENGINE.render("serve/" + page + ".jte", parameters, html);
        return html.toString();
    }
}
