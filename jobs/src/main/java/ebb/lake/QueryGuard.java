package ebb.lake;

import ebb.conf.SettingsException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry$;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.analysis.UnresolvedTableValuedFunction;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.PlanExpression;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.plans.QueryPlan;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.View;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Lets a query read the registered names and nothing else: walks the parsed and the analysed plan, subqueries and common table expressions included, and
 * permits what is listed here. What is not known is refused.
 */
public final class QueryGuard {
    /** Groups of Spark's own functions that compute from their arguments alone; the others call Java, tell of files and sessions, or parse XML. */
    private static final Set<String> GROUPS = Set.of(
            "agg_funcs",
            "array_funcs",
            "bitwise_funcs",
            "collection_funcs",
            "conditional_funcs",
            "conversion_funcs",
            "datetime_funcs",
            "generator_funcs",
            "hash_funcs",
            "json_funcs",
            "lambda_funcs",
            "map_funcs",
            "math_funcs",
            "predicate_funcs",
            "string_funcs",
            "struct_funcs",
            "window_funcs");

    /** Functions in the place of a table that make their rows from their arguments. */
    private static final Set<String> TABLE_FUNCTIONS = Set.of(
            "range", "explode", "explode_outer", "posexplode", "posexplode_outer", "inline", "inline_outer", "stack");

    /** Operators of an analysed query; commands, scripts and readers of files are none of them. */
    private static final Set<String> OPERATORS = Set.of(
            "Project",
            "Filter",
            "Aggregate",
            "Join",
            "LateralJoin",
            "AsOfJoin",
            "Window",
            "WithWindowDefinition",
            "Sort",
            "GlobalLimit",
            "LocalLimit",
            "Offset",
            "Distinct",
            "Union",
            "Intersect",
            "Except",
            "SubqueryAlias",
            "WithCTE",
            "CTERelationDef",
            "CTERelationRef",
            "UnionLoop",
            "UnionLoopRef",
            "Generate",
            "Expand",
            "Pivot",
            "Unpivot",
            "Sample",
            "ResolvedHint",
            "Repartition",
            "RepartitionByExpression",
            "Range",
            "OneRowRelation",
            "LocalRelation");

    private QueryGuard() {}

    /**
     * The answer of a query that reads only {@code names}.
     *
     * @param lake its session answers
     * @param query one query; whatever is no query cannot be parsed in its place
     * @param names temporary views that it may read
     * @throws SettingsException where the query would read or call anything else
     * @throws AnalysisException where it is no query, or names what there is not
     */
    public static Dataset<Row> answer(Lake lake, String query, Set<String> names) throws AnalysisException {
        String asSubquery = "SELECT * FROM (" + query.strip().replaceAll(";$", "") + "\n)";
        walk(parse(lake, asSubquery), QueryGuard::requireKnownNames, QueryGuard::requirePermitted);
        Dataset<Row> answer = lake.spark().sql(asSubquery);
        requireRegistered(answer.queryExecution().analyzed(), names);
        return answer;
    }

    /** What the analysis of a query found fault with, in a sentence without its codes. */
    public static String reason(AnalysisException fault) {
        String message = String.valueOf(fault.getMessage());
        return message.lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse(message)
                .replaceFirst("^\\[[A-Z_.0-9]+\\] ", "")
                .replaceFirst(" *SQLSTATE.*", "");
    }

    private static LogicalPlan parse(Lake lake, String query) throws ParseException {
        return ((org.apache.spark.sql.classic.SparkSession) lake.spark())
                .sessionState()
                .sqlParser()
                .parsePlan(query);
    }

    private static void requireKnownNames(QueryPlan<?> node) {
        if (node instanceof UnresolvedTableValuedFunction function) {
            String name = String.join(".", java(function.name()));
            if (!TABLE_FUNCTIONS.contains(name.toLowerCase(Locale.ROOT))) {
                throw refused("the function " + name);
            }
        } else if (node instanceof UnresolvedRelation relation
                && java(relation.multipartIdentifier()).size() > 1) {
            throw refused("the relation " + String.join(".", java(relation.multipartIdentifier())));
        } else if (node.getClass().getSimpleName().contains("UnresolvedIdentifier")) {
            throw refused("IDENTIFIER(...)");
        }
    }

    private static void requirePermitted(Expression expression) {
        if (expression instanceof UnresolvedFunction function) {
            List<String> name = java(function.nameParts());
            if (name.size() > 1 || !isPermitted(name.get(0).toLowerCase(Locale.ROOT))) {
                throw refused("the function " + String.join(".", name));
            }
        } else if (expression.getClass().getSimpleName().contains("UnresolvedIdentifier")) {
            throw refused("IDENTIFIER(...)");
        }
    }

    /** A function that nobody knows is left to the analysis, which names it. */
    private static boolean isPermitted(String function) {
        var info = FunctionRegistry$.MODULE$.builtin().lookupFunction(FunctionIdentifier.apply(function));
        return info.isEmpty() || GROUPS.contains(info.get().getGroup());
    }

    /** A registered view is not looked into: what lies below it was put there by {@link Views}. */
    private static void requireRegistered(LogicalPlan plan, Set<String> names) {
        if (plan instanceof View view) {
            if (!view.isTempView() || !names.contains(view.desc().identifier().table())) {
                throw refused("the view " + view.desc().identifier().table());
            }
            return;
        }
        String operator = plan.getClass().getSimpleName().replace("$", "");
        if (!OPERATORS.contains(operator)) {
            throw refused("the operator " + operator);
        }
        java(plan.expressions()).forEach(expression -> subqueries(expression, names));
        java(plan.children()).forEach(child -> requireRegistered(child, names));
    }

    private static void subqueries(Expression expression, Set<String> names) {
        if (expression instanceof PlanExpression<?> subquery && subquery.plan() instanceof LogicalPlan plan) {
            requireRegistered(plan, names);
        }
        java(expression.children()).forEach(child -> subqueries(child, names));
    }

    private static void walk(QueryPlan<?> node, Consumer<QueryPlan<?>> nodes, Consumer<Expression> expressions) {
        nodes.accept(node);
        java(node.expressions()).forEach(expression -> walk(expression, nodes, expressions));
        java(node.children()).forEach(child -> walk((QueryPlan<?>) child, nodes, expressions));
        java(node.innerChildren()).stream()
                .filter(QueryPlan.class::isInstance)
                .forEach(inner -> walk((QueryPlan<?>) inner, nodes, expressions));
    }

    private static void walk(Expression expression, Consumer<QueryPlan<?>> nodes, Consumer<Expression> expressions) {
        expressions.accept(expression);
        if (expression instanceof PlanExpression<?> subquery) {
            walk(subquery.plan(), nodes, expressions);
        }
        java(expression.children()).forEach(child -> walk(child, nodes, expressions));
    }

    private static SettingsException refused(String what) {
        return new SettingsException("Cannot answer the query: " + what
                + " is not among what a query may use. Name a table or view of the lake (`ebb sql` without a query lists"
                + " them) and functions that only compute.");
    }

    private static <T> List<T> java(Seq<T> items) {
        return CollectionConverters.asJava(items);
    }
}
