package ebb.serve.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import ebb.serve.sql.SqlRefused.Why;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Lets through one query of published tables and nothing else. The text is parsed by DuckDB itself, so that both understand the same; in the syntax tree every
 * node must be of a kind that is known here, every table one of the role's or named in a WITH, and every function one that is permitted. What is new in a
 * later DuckDB is refused until it is looked at.
 */
final class SelectGuard {
    private static final int LONGEST = 100_000;
    private static final int DEEPEST = 900;

    /** Expressions, by their class. */
    private static final Set<String> EXPRESSIONS = Set.of(
            "COLUMN_REF",
            "FUNCTION",
            "CONSTANT",
            "COMPARISON",
            "CONJUNCTION",
            "WINDOW",
            "CASE",
            "CAST",
            "OPERATOR",
            "PARAMETER",
            "SUBQUERY",
            "STAR",
            "BETWEEN",
            "COLLATE",
            "POSITIONAL_REFERENCE",
            "TYPE");

    /** What else a query consists of, by its type. */
    private static final Set<String> PARTS = Set.of(
            "SELECT_NODE",
            "SET_OPERATION_NODE",
            "CTE_NODE",
            "ORDER_MODIFIER",
            "LIMIT_MODIFIER",
            "DISTINCT_MODIFIER",
            "BASE_TABLE",
            "JOIN",
            "SUBQUERY",
            "EMPTY",
            "EXPRESSION_LIST");

    private static final Set<String> ORDERS = Set.of("ORDER_DEFAULT", "ASCENDING", "DESCENDING");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SelectGuard() {}

    /**
     * The query without what ends it.
     *
     * @param parser a connection to DuckDB
     * @param tables that may be read
     * @throws SqlRefused where it is anything but one query of these tables
     */
    static String require(Connection parser, String sql, Set<String> tables) throws SQLException {
        if (sql.length() > LONGEST) {
            throw new SqlRefused(Why.TOO_MUCH, "Cannot answer: the query has more than " + LONGEST + " characters.");
        }
        JsonNode tree = parse(parser, sql);
        if (tree.path("error").asBoolean(true)) {
            throw new SqlRefused(
                    tree.path("error_type").asText().equals("not implemented") ? Why.NOT_PERMITTED : Why.WRONG,
                    "Cannot answer: "
                            + tree.path("error_message")
                                    .asText("this is not a query.")
                                    .lines()
                                    .findFirst()
                                    .orElse("") + " This door reads: send one SELECT.");
        }
        JsonNode statements = tree.path("statements");
        if (statements.size() != 1) {
            throw refused("there are " + statements.size() + " statements. Send one SELECT");
        }
        Set<String> named = new HashSet<>(tables);
        statements.findValues("cte_map").forEach(map -> map.path("map")
                .forEach(entry -> named.add(entry.path("key").asText())));
        check(statements.get(0), named, 0);
        return sql.replaceAll("[;\\s]+$", "");
    }

    private static JsonNode parse(Connection parser, String sql) throws SQLException {
        try (PreparedStatement statement = parser.prepareStatement("SELECT json_serialize_sql(CAST(? AS VARCHAR))")) {
            statement.setString(1, sql);
            try (ResultSet results = statement.executeQuery()) {
                results.next();
                return JSON.readTree(results.getString(1));
            }
        } catch (JsonProcessingException e) {
            throw new SqlRefused(Why.WRONG, "Cannot answer: the query cannot be read. Send one SELECT.");
        }
    }

    private static void check(JsonNode node, Set<String> tables, int depth) {
        if (depth > DEEPEST) {
            throw new SqlRefused(Why.TOO_MUCH, "Cannot answer: the query is nested too deep.");
        }
        if (node.isObject()) {
            requireKnown(node);
            if (node.path("type").asText().equals("BASE_TABLE")) {
                requireTable(node.path("qualified_name").path("path"), tables);
            }
            if (node.has("function_name")) {
                requireFunction(node);
            }
        }
        node.forEach(child -> check(child, tables, depth + 1));
    }

    private static void requireKnown(JsonNode node) {
        String kind = node.path("class").asText();
        if (node.has("class") && !EXPRESSIONS.contains(kind)) {
            throw refused("it has an expression of the kind " + kind + ", which is not answered here");
        }
        String type = node.path("type").asText();
        if (!node.has("class") && node.path("type").isTextual() && !PARTS.contains(type) && !ORDERS.contains(type)) {
            throw refused("it has a part of the kind " + type + ", which is not answered here");
        }
    }

    private static void requireTable(JsonNode path, Set<String> tables) {
        List<String> names = new java.util.ArrayList<>();
        path.forEach(name -> names.add(name.asText()));
        boolean isHere = names.size() == 1 || (names.size() == 2 && names.get(0).equalsIgnoreCase(SqlCatalogue.SCHEMA));
        String table = names.isEmpty() ? "" : names.get(names.size() - 1);
        if (!isHere || tables.stream().noneMatch(table::equalsIgnoreCase)) {
            throw refused("there is no table " + String.join(".", names) + " for this role. There are "
                    + tables.stream().sorted().collect(Collectors.joining(", ")));
        }
    }

    private static void requireFunction(JsonNode node) {
        String name = node.path("function_name").asText();
        if (!SqlFunctions.isPermitted(name) || !node.path("schema").asText().isEmpty()) {
            throw refused("the function " + name + " is not among those that may be called here");
        }
    }

    private static SqlRefused refused(String reason) {
        return new SqlRefused(Why.NOT_PERMITTED, "Cannot answer this query: " + reason + ".");
    }
}
