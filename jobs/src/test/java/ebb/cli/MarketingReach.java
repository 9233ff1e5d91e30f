package ebb.cli;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import ebb.feature.FeaturesTable;
import ebb.lake.Lake;
import ebb.lake.Publications;
import ebb.lake.TableCatalogue;
import ebb.schema.AccountsTable;
import ebb.schema.AliasesTable;
import ebb.schema.CategoryRhythmsTable;
import ebb.schema.Column;
import ebb.schema.ContactsTable;
import ebb.schema.CustomersTable;
import ebb.schema.ExpensesTable;
import ebb.schema.LedgerTable;
import ebb.schema.LifeEventsTable;
import ebb.schema.MajorEventsTable;
import ebb.schema.NextActionsTable;
import ebb.schema.OccasionsTable;
import ebb.schema.PurchasesTable;
import ebb.schema.ReceivablesTable;
import ebb.schema.ScoreMovesTable;
import ebb.schema.ScoresTable;
import ebb.schema.SegmentsTable;
import ebb.schema.SentTable;
import ebb.schema.ServiceTable;
import ebb.schema.SuppressionsTable;
import ebb.schema.SurveySampleTable;
import ebb.schema.SurveysTable;
import ebb.schema.SurvivalTable;
import ebb.schema.Table;
import ebb.schema.WarningsTable;
import ebb.schema.WinBackTable;
import ebb.schema.star.StarActionsTable;
import ebb.schema.star.StarCustomersTable;
import ebb.schema.star.StarScoreHistoryTable;
import ebb.schema.star.StarScoresTable;
import ebb.schema.star.StarSegmentMembersTable;
import ebb.schema.star.StarWarningsTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks through every table, page and file of a lake for marketing that is proposed to customers whom it may not reach. */
final class MarketingReach {
    /** What of a table is a proposal, as SQL. A new table with customers must be added here, or to those that propose nothing. */
    private static final Map<Table, String> PROPOSALS = proposals();

    private static final Set<Table> PROPOSE_NOTHING = Set.of(
            PurchasesTable.TABLE,
            CustomersTable.TABLE,
            ReceivablesTable.TABLE,
            ExpensesTable.TABLE,
            ServiceTable.TABLE,
            SurveysTable.TABLE,
            ContactsTable.TABLE,
            MajorEventsTable.TABLE,
            SuppressionsTable.TABLE,
            AliasesTable.TABLE,
            LedgerTable.TABLE,
            FeaturesTable.TABLE,
            ScoresTable.TABLE,
            ScoreMovesTable.TABLE,
            SurvivalTable.TABLE,
            AccountsTable.TABLE,
            CategoryRhythmsTable.TABLE,
            StarCustomersTable.TABLE,
            StarScoresTable.TABLE,
            StarScoreHistoryTable.TABLE,
            StarSegmentMembersTable.TABLE);

    /** A row of a page or a line of a file that says so is about what everybody may be contacted for. */
    private static final List<String> DUTIES =
            List.of("Account duty only, no offer", "Answer the open complaint", " account duty by ", " service by ");

    /** A service that nobody asked for, and so needs permission. */
    private static final String ADVICE = "Tell that demand for ";

    private static final Pattern PAGE_ROW = Pattern.compile("<tr>.*?</tr>", Pattern.DOTALL);

    private final Lake lake;
    private final Set<String> refused = new HashSet<>();
    private final Set<String> refusedNames = new HashSet<>();

    MarketingReach(Lake lake) {
        this.lake = lake;
        lake.read(CustomersTable.TABLE)
                .where(expr("coalesce(opted_out, false) OR NOT coalesce(consent, false)"))
                .select(Column.CUSTOMER_ID)
                .collectAsList()
                .forEach(row -> refused.add(row.getString(0)));
        lake.read(SegmentsTable.TABLE)
                .where(SegmentsTable.IS_CONTROL)
                .select(Column.CUSTOMER_ID)
                .collectAsList()
                .forEach(row -> refused.add(row.getString(0)));
        // As the generated shop has them: every entry holds beyond the last day.
        lake.read(CustomersTable.TABLE)
                .as("c")
                .join(
                        lake.read(SuppressionsTable.TABLE).as("s"),
                        expr("c.customer_id = s.customer_id OR lower(trim(c.email)) = lower(trim(s.email))"))
                .select("c." + Column.CUSTOMER_ID)
                .collectAsList()
                .forEach(row -> refused.add(row.getString(0)));
        Set<String> permittedNames = new HashSet<>();
        lake.read(CustomersTable.TABLE)
                .select(Column.CUSTOMER_ID, CustomersTable.NAME)
                .collectAsList()
                .forEach(row ->
                        (refused.contains(row.getString(0)) ? refusedNames : permittedNames).add(row.getString(1)));
        // A name that somebody else has too tells nothing.
        refusedNames.removeAll(permittedNames);
    }

    private static Map<Table, String> proposals() {
        Map<Table, String> proposals = new LinkedHashMap<>();
        proposals.put(SegmentsTable.TABLE, "contact_by IS NOT NULL OR action NOT LIKE 'Nothing: %'");
        proposals.put(
                WarningsTable.TABLE,
                "next_step NOT LIKE 'Nothing: %'"
                        + " AND (purpose = 'marketing' OR next_step NOT LIKE '%Account duty only, no offer%')");
        proposals.put(OccasionsTable.TABLE, "true");
        proposals.put(LifeEventsTable.TABLE, "true");
        proposals.put(WinBackTable.TABLE, "true");
        proposals.put(
                NextActionsTable.TABLE,
                "purpose = 'marketing' OR kind = 'advise' OR sources LIKE '%expected_demand%'"
                        + " OR merged LIKE '%segment: %' OR merged LIKE '%expected_demand: %'");
        proposals.put(StarActionsTable.TABLE, proposals.get(NextActionsTable.TABLE));
        proposals.put(StarWarningsTable.TABLE, proposals.get(WarningsTable.TABLE));
        proposals.put(SurveySampleTable.TABLE, "true");
        proposals.put(SentTable.TABLE, "assignment = 'contact'");
        return proposals;
    }

    Set<String> refused() {
        return refused;
    }

    /** Tables with customers of which nobody has decided whether they propose anything. */
    static List<String> undecided() {
        return TableCatalogue.ALL.stream()
                .filter(table -> Arrays.asList(table.schema().fieldNames()).contains(Column.CUSTOMER_ID))
                .filter(table -> !PROPOSALS.containsKey(table) && !PROPOSE_NOTHING.contains(table))
                .map(Table::name)
                .toList();
    }

    /** Tables that hold a proposal to anybody: a table without any proves nothing. */
    List<String> proposingTables() {
        return PROPOSALS.entrySet().stream()
                .filter(entry -> lake.has(entry.getKey())
                        && !lake.read(entry.getKey())
                                .where(expr(entry.getValue()))
                                .isEmpty())
                .map(entry -> entry.getKey().name())
                .toList();
    }

    /** Rows of tables that propose marketing to a refused customer. */
    List<String> inTables() {
        List<String> found = new ArrayList<>();
        PROPOSALS.forEach((table, proposal) -> {
            if (lake.has(table)) {
                lake.read(table)
                        .where(col(Column.CUSTOMER_ID).isin(refused.toArray()).and(expr(proposal)))
                        .select(Column.CUSTOMER_ID)
                        .collectAsList()
                        .forEach(row -> found.add(table.name() + ": " + row.getString(0)));
            }
        });
        return found;
    }

    /** The same of what is published now, without the record of what was sent: who refuses afterwards was on a list before. */
    List<String> inPublished() {
        Publications publications = new Publications(lake);
        Publications.Publication published = publications.require();
        List<String> found = new ArrayList<>();
        PROPOSALS.forEach((table, proposal) -> {
            if (published.versions().containsKey(table.name())) {
                publications
                        .read(published, table)
                        .where(col(Column.CUSTOMER_ID).isin(refused.toArray()).and(expr(proposal)))
                        .select(Column.CUSTOMER_ID)
                        .collectAsList()
                        .forEach(row -> found.add(table.name() + ": " + row.getString(0)));
            }
        });
        return found;
    }

    /** Rows of pages that name a refused customer, unless they are about a duty; the data page shows rows of the inputs that were refused, and proposes nothing. */
    List<String> inPages(Path reports) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> pages = Files.list(reports)) {
            for (Path page : pages.filter(path -> path.toString().endsWith(".html")
                            && !path.toString().endsWith("-data.html"))
                    .toList()) {
                found.addAll(inPage(page.getFileName().toString(), Files.readString(page)));
            }
        }
        return found;
    }

    /** Rows of the tables of a page that name a refused customer, unless they are about a duty. */
    List<String> inPage(String name, String html) {
        return PAGE_ROW.matcher(html)
                .results()
                .map(row -> row.group())
                .filter(row -> isForbidden(row) && isNoDuty(row))
                .map(row -> name + ": " + row)
                .toList();
    }

    /** Lines of a list for marketing that name a refused customer. */
    List<String> inList(String what, List<String> lines) {
        return lines.stream()
                .filter(this::isForbidden)
                .map(line -> what + ": " + line)
                .toList();
    }

    /** Actions as a command printed them that name a refused customer, unless they are about a duty. */
    List<String> inActions(String printed) {
        return Stream.of(printed.split("(?m)^(?= *\\d+ [AC])"))
                .filter(action -> isForbidden(action) && isNoDuty(action))
                .toList();
    }

    private static boolean isNoDuty(String text) {
        return text.contains(ADVICE) || DUTIES.stream().noneMatch(text::contains);
    }

    private boolean isForbidden(String text) {
        return Stream.of(text.split("[^A-Za-z0-9]+")).anyMatch(refused::contains)
                || refusedNames.stream().anyMatch(name -> name != null && text.contains(name));
    }
}
