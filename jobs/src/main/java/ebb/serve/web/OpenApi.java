package ebb.serve.web;

import ebb.serve.view.Filter;
import ebb.serve.view.GroupTotals;
import ebb.serve.view.Question;
import ebb.serve.view.View;
import ebb.serve.view.ViewCatalogue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Describes the API as OpenAPI 3.1, from the views themselves. */
final class OpenApi {
    private final int mostRows;

    OpenApi(int mostRows) {
        this.mostRows = mostRows;
    }

    Map<String, Object> description() {
        Map<String, Object> api = new LinkedHashMap<>();
        api.put("openapi", "3.1.0");
        api.put("info", Map.of("title", "Ebb", "version", "1"));
        api.put("security", List.of(Map.of("token", List.of())));
        api.put("paths", paths());
        api.put("components", Map.of("securitySchemes", Map.of("token", Map.of("type", "http", "scheme", "bearer"))));
        return api;
    }

    private Map<String, Object> paths() {
        Map<String, Object> paths = new LinkedHashMap<>();
        for (View view : ViewCatalogue.ALL) {
            paths.put(Api.ROOT + "/" + view.name(), get(view.meaning(), parameters(view)));
        }
        List<Object> plan = new ArrayList<>(parameters(ViewCatalogue.ACTIONS));
        plan.add(parameter(PlanRequest.BUDGET, "What the contacts may cost together", Map.of("type", "number")));
        plan.add(parameter(PlanRequest.CAPACITY, "Contacts at most", Map.of("type", "integer")));
        paths.put(Api.ROOT + "/plan", get("The list that fits a budget and a capacity", plan));
        Map<String, Object> id = new LinkedHashMap<>(parameter("id", "Customer", Map.of("type", "string")));
        id.put("in", "path");
        id.put("required", true);
        paths.put(Api.ROOT + "/customers/{id}", get("Everything about one customer", List.of(id)));
        Map<String, Object> anyId = new LinkedHashMap<>(id);
        anyId.put("in", "query");
        paths.put(
                Api.ROOT + "/customer",
                get("The same, for an id with a slash or other signs of addresses", List.of(anyId)));
        Map<String, Object> segment = new LinkedHashMap<>(id);
        segment.putAll(Map.of("name", "name", "description", "Name of a saved segment"));
        paths.put(Api.ROOT + "/segments/{name}", get("Customers in a saved segment", List.of(segment)));
        paths.put(
                Api.ROOT + "/groups",
                get(
                        "Customers counted by one column; small groups are hidden, hidden_groups says how many",
                        List.of(parameter("by", "Column", Map.of("type", "string", "enum", GroupTotals.COLUMNS)))));
        Map.of(
                        "publication", "What is published",
                        "flow",
                                "Who came, stayed, returned and went; small movements are hidden, hidden_groups says how many",
                        "model", "The published model",
                        "drift", "Figures that are watched",
                        "deliveries", "Rows of each input and where they went",
                        "rejections", "Why rows were rejected",
                        "segments",
                                "Saved segments with customers and money; those too small for the role are left out, hidden_groups says how many")
                .forEach((name, meaning) -> paths.put(Api.ROOT + "/" + name, get(meaning, List.of())));
        return paths;
    }

    private List<Object> parameters(View view) {
        List<Object> parameters = new ArrayList<>();
        parameters.add(parameter(
                Question.ORDER,
                "Order of the rows",
                Map.of("type", "string", "enum", List.copyOf(view.orders().keySet()))));
        parameters.add(
                parameter(Question.LIMIT, "Most rows", Map.of("type", "integer", "minimum", 0, "maximum", mostRows)));
        parameters.add(parameter(Question.OFFSET, "Rows before the first", Map.of("type", "integer", "minimum", 0)));
        parameters.add(parameter("format", "Form", Map.of("type", "string", "enum", List.of("json", "csv"))));
        for (Filter filter : view.filters()) {
            boolean isNumber = filter.kind() == Filter.Kind.NUMBER;
            parameters.add(parameter(filter.name(), filter.meaning(), Map.of("type", isNumber ? "number" : "string")));
        }
        return parameters;
    }

    private static Map<String, Object> parameter(String name, String meaning, Map<String, Object> schema) {
        Map<String, Object> parameter = new LinkedHashMap<>();
        parameter.put("name", name);
        parameter.put("in", "query");
        parameter.put("description", meaning);
        parameter.put("schema", schema);
        return parameter;
    }

    private static Map<String, Object> get(String meaning, List<?> parameters) {
        Map<String, Object> refused = Map.of("description", "Refused; the message says why");
        Map<String, Object> responses = new LinkedHashMap<>();
        responses.put("200", Map.of("description", meaning));
        responses.put("304", Map.of("description", "As before: the publication is the one of If-None-Match"));
        for (String status : List.of("400", "401", "403", "429")) {
            responses.put(status, refused);
        }
        Map<String, Object> get = new LinkedHashMap<>();
        get.put("summary", meaning);
        get.put("parameters", parameters);
        get.put("responses", responses);
        return Map.of("get", get);
    }
}
