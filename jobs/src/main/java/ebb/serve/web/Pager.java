package ebb.serve.web;

import ebb.serve.view.EmptyAnswer;
import ebb.serve.view.Question;
import ebb.serve.web.Rendering.Asked;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * Where a page of rows stands among all.
 *
 * @param from place of the first row, counted from 1; 0: none
 * @param to place of the last row
 * @param total rows
 * @param before address of the page before; empty: none
 * @param after address of the page after; empty: none
 * @param nobody where there are no rows: what was asked for, and what leaving out would find some
 * @param all then the address of all rows; empty: these are all
 */
public record Pager(long from, long to, long total, String before, String after, String nobody, String all) {

    static Pager of(Asked asked, Question question, long total) {
        return of(asked, question, total, looser -> looser.count(asked.star()));
    }

    /**
     * The same of rows that are counted otherwise than those of the view.
     *
     * @param count how many rows a looser question has
     */
    static Pager of(Asked asked, Question question, long total, ToLongFunction<Question> count) {
        Context request = asked.request();
        long to = Math.min(total, (long) question.offset() + question.limit());
        long from = Math.min(total, question.offset() + 1L);
        return new Pager(
                from,
                to,
                total,
                question.offset() > 0 ? address(request, Math.max(0, question.offset() - question.limit())) : "",
                to < total ? address(request, question.offset() + question.limit()) : "",
                total == 0 ? EmptyAnswer.words(asked.star(), question, request.queryParamMap(), count) : "",
                total == 0 && !request.queryParamMap().isEmpty() ? request.path() : "");
    }

    private static String address(Context request, int offset) {
        Map<String, String> parameters = new LinkedHashMap<>(Question.single(request.queryParamMap()));
        parameters.put(Question.OFFSET, String.valueOf(offset));
        return request.path() + "?"
                + parameters.entrySet().stream()
                        .map(one -> encoded(one.getKey()) + "=" + encoded(one.getValue()))
                        .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
