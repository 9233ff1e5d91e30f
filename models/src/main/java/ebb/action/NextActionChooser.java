package ebb.action;

import ebb.care.DemandChange;
import ebb.care.DemandChanges;
import ebb.customer.ContactRefusal;
import ebb.customer.DayInWords;
import ebb.customer.Money;
import ebb.input.ContactPermissions;
import ebb.schema.CategoryRhythmsTable;
import ebb.schema.LifeEventsTable;
import ebb.schema.NextActionsTable;
import ebb.schema.OccasionsTable;
import ebb.schema.ScoresTable;
import ebb.schema.SegmentsTable;
import ebb.schema.WarningsTable;
import ebb.schema.WinBackTable;
import java.io.Serializable;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Chooses the action of one gathered customer, and writes it as a row of {@link NextActionsTable}. */
public final class NextActionChooser implements Serializable {
    private static final long serialVersionUID = 1L;

    private final ActionCandidates candidates;
    private final LocalDate asOf;
    private final DemandChanges demand;

    /**
     * A chooser.
     *
     * @param days days to act
     * @param demand changes that customers may be told
     */
    public NextActionChooser(ActionSettings settings, LocalDate asOf, ActionDays days, DemandChanges demand) {
        this.candidates = new ActionCandidates(settings, asOf, days);
        this.asOf = asOf;
        this.demand = demand;
    }

    DemandChanges demand() {
        return demand;
    }

    Row row(Row gathered) {
        ActionFacts customer = facts(gathered);
        NextAction action =
                NextAction.of(customer.contact(), candidates.of(customer), candidates.restBecause(customer));
        Object[] cells = new Object[NextActionsTable.TABLE.schema().size()];
        Cells row = new Cells(cells);
        row.set(NextActionsTable.CUSTOMER_ID, customer.customerId());
        row.set(NextActionsTable.AS_OF, Date.valueOf(asOf));
        row.set(NextActionsTable.STATE, action.state());
        row.set(NextActionsTable.SUPPRESSED_BECAUSE, action.because());
        row.set(NextActionsTable.OWNER, customer.contact().owner());
        if (action.chosen() != null) {
            set(row, action, customer);
        }
        return RowFactory.create(cells);
    }

    private static void set(Cells row, NextAction action, ActionFacts customer) {
        Candidate chosen = action.chosen();
        row.set(NextActionsTable.PURPOSE, chosen.purpose().label());
        row.set(NextActionsTable.KIND, chosen.way().kind().key());
        row.set(NextActionsTable.ACTION, chosen.words().action());
        row.set(
                NextActionsTable.CHANNEL,
                chosen.way().channel() == null ? null : chosen.way().channel().label());
        row.set(NextActionsTable.OFFER, chosen.words().offer());
        row.set(NextActionsTable.CONTACT_BY, Date.valueOf(chosen.by()));
        row.set(
                NextActionsTable.CHANCE,
                Double.isNaN(chosen.stake().chance()) ? null : chosen.stake().chance());
        row.set(NextActionsTable.EXPECTED_LOSS, Money.ofAmount(chosen.stake().loss()));
        row.set(NextActionsTable.SAVED_SHARE, chosen.stake().share());
        row.set(NextActionsTable.EXPECTED_GAIN, Money.ofAmount(chosen.gain()));
        row.set(NextActionsTable.COST, Money.ofAmount(chosen.way().cost()));
        List<String> reasons = reasons(chosen, customer);
        for (int i = 0; i < Math.min(reasons.size(), NextActionsTable.REASONS.size()); i++) {
            row.set(NextActionsTable.REASONS.get(i), reasons.get(i));
        }
        row.set(NextActionsTable.SOURCES, action.sources());
        row.set(NextActionsTable.MERGED, action.mergedInWords());
    }

    /** The finding behind the action, then the reasons of the score. */
    private static List<String> reasons(Candidate chosen, ActionFacts customer) {
        String because = chosen.words().because();
        return java.util.stream.Stream.concat(
                        java.util.stream.Stream.ofNullable(because), customer.segment().reasons().stream())
                .toList();
    }

    private ActionFacts facts(Row row) {
        Row segment = row.getAs(NextActionRows.SEGMENT);
        Row score = ifGiven(row, NextActionRows.SCORE);
        Row contact = ifGiven(row, NextActionRows.CONTACT);
        return new ActionFacts(
                row.getAs(NextActionsTable.CUSTOMER_ID),
                segment(segment, score),
                contact == null ? NOBODY : contact(contact),
                list(row, NextActionRows.WARNINGS, NextActionChooser::warning),
                list(row, NextActionRows.OCCASIONS, NextActionChooser::occasion),
                due(ifGiven(row, NextActionRows.DUE)),
                lifeEvent(ifGiven(row, NextActionRows.LIFE_EVENT)),
                winBack(ifGiven(row, NextActionRows.WIN_BACK)),
                contact == null ? null : advice(contact, list(row, NextActionRows.HABITS, Habit::of)));
    }

    /** A category that the customer buys regularly. */
    private record Habit(String category, double yearAmount, LocalDate due) {
        static Habit of(Row row) {
            return new Habit(
                    row.getAs(CategoryRhythmsTable.CATEGORY),
                    money(row, CategoryRhythmsTable.YEAR_AMOUNT),
                    day(row, CategoryRhythmsTable.DUE_ON));
        }
    }

    /** Of an account with an owner: the change that is about most of the account's money; null where there is none. */
    private ActionFacts.Advice advice(Row contact, List<Habit> habits) {
        if (contact.getAs(ContactPermissions.OWNER) == null) {
            return null;
        }
        ActionFacts.Advice advice = null;
        double most = 0;
        for (Habit habit : habits) {
            DemandChange change = demand.of(habit.category(), contact.getAs(ContactPermissions.REGION))
                    .orElse(null);
            double moved = change == null ? 0 : Math.abs(change.share()) * habit.yearAmount();
            if (moved > most) {
                most = moved;
                advice = new ActionFacts.Advice(change, because(habit));
            }
        }
        return advice;
    }

    private String because(Habit habit) {
        return "buys " + habit.category().replace('_', ' ') + " regularly, next about " + DayInWords.of(habit.due())
                + "; " + demand.record();
    }

    /** A customer of whom the policy was not asked is not contacted. */
    private static final ActionFacts.Contact NOBODY = new ActionFacts.Contact(
            ContactRefusal.Kind.NO_CONSENT.name(), ContactRefusal.Kind.NO_CONSENT.words(), "", null, null);

    private static ActionFacts.Segment segment(Row segment, Row score) {
        return new ActionFacts.Segment(
                segment.getAs(SegmentsTable.LIFECYCLE),
                segment.getAs(SegmentsTable.RISK_BAND),
                segment.getAs(SegmentsTable.VALUE_BAND),
                money(segment, SegmentsTable.MONEY_AT_RISK),
                score == null || score.isNullAt(0) ? Double.NaN : score.<Double>getAs(ScoresTable.CHURN_PROBABILITY),
                segment.getAs(SegmentsTable.ACTION),
                day(segment, SegmentsTable.CONTACT_BY),
                score == null
                        ? List.of()
                        : ScoresTable.REASONS.stream()
                                .limit(NextActionsTable.REASONS.size())
                                .map(reason -> score.<String>getAs(reason))
                                .filter(Objects::nonNull)
                                .toList());
    }

    private static ActionFacts.Contact contact(Row row) {
        return new ActionFacts.Contact(
                row.getAs(ContactPermissions.KIND),
                row.getAs(ContactPermissions.REFUSAL),
                row.getAs(ContactPermissions.BARRED),
                row.getAs(ContactPermissions.OWNER),
                row.<Boolean>getAs(ContactPermissions.HAS_OPEN_COMPLAINT)
                        ? new ActionFacts.Complaint(
                                row.getAs(ContactPermissions.OPEN_FAULT),
                                row.<Integer>getAs(ContactPermissions.UNFOUNDED))
                        : null);
    }

    private static ActionFacts.Warning warning(Row row) {
        return new ActionFacts.Warning(
                row.getAs(WarningsTable.RULE),
                row.getAs(WarningsTable.PURPOSE),
                money(row, WarningsTable.EXPOSURE),
                row.getAs(WarningsTable.MESSAGE),
                row.getAs(WarningsTable.NEXT_STEP));
    }

    private static ActionFacts.Occasion occasion(Row row) {
        return new ActionFacts.Occasion(
                row.getAs(OccasionsTable.KIND), day(row, OccasionsTable.ON), row.getAs(OccasionsTable.WORDS));
    }

    /** What is late of the row of a rhythm; null where there is none. */
    static ActionFacts.Due due(Row row) {
        return row == null
                ? null
                : new ActionFacts.Due(category(row), day(row, CategoryRhythmsTable.DUE_UNTIL_ON), lateBecause(row));
    }

    private static String category(Row row) {
        return row.<String>getAs(CategoryRhythmsTable.CATEGORY).replace('_', ' ');
    }

    private static String lateBecause(Row row) {
        return String.format(
                Locale.ROOT,
                "%s is late: usually bought every %.0f days, last on %s",
                category(row),
                row.<Double>getAs(CategoryRhythmsTable.USUAL_GAP),
                DayInWords.of(day(row, CategoryRhythmsTable.LAST_BOUGHT_ON)));
    }

    private static ActionFacts.Due lifeEvent(Row row) {
        return row == null
                ? null
                : new ActionFacts.Due(row.getAs(LifeEventsTable.SEND_NOW), day(row, LifeEventsTable.EXPECTED_ON));
    }

    private static ActionFacts.WinBack winBack(Row row) {
        if (row == null) {
            return null;
        }
        double value = money(row, WinBackTable.EXPECTED_VALUE);
        double gross = money(row, WinBackTable.EXPECTED_GAIN) + money(row, WinBackTable.COST);
        return new ActionFacts.WinBack(
                row.<Double>getAs(WinBackTable.RETURN_PROBABILITY),
                new ActionFacts.Prize(value, value > 0 ? gross / value : 0, money(row, WinBackTable.COST)),
                row.getAs(WinBackTable.CHANNEL),
                row.getAs(WinBackTable.OFFER),
                day(row, WinBackTable.NEXT_ATTEMPT_ON),
                new ActionFacts.Text(row.getAs(WinBackTable.OPENING), leftBecause(row)));
    }

    private static String leftBecause(Row row) {
        String evidence = row.getAs(WinBackTable.EVIDENCE);
        String cause = row.getAs(WinBackTable.CAUSE);
        return cause.equals(WinBackTable.UNKNOWN)
                ? "why the customer left is not known; " + evidence
                : String.format(
                        Locale.ROOT,
                        "probable cause of leaving: %s (%.0f %%); %s",
                        cause,
                        100 * row.<Double>getAs(WinBackTable.CAUSE_PROBABILITY),
                        evidence);
    }

    private static Row ifGiven(Row row, String name) {
        return Arrays.asList(row.schema().fieldNames()).contains(name) ? row.getAs(name) : null;
    }

    private static <T> List<T> list(Row row, String name, Function<Row, T> read) {
        return Arrays.asList(row.schema().fieldNames()).contains(name)
                ? row.<Row>getList(row.fieldIndex(name)).stream().map(read).toList()
                : List.of();
    }

    private static double money(Row row, String column) {
        BigDecimal money = row.getAs(column);
        return money == null ? Double.NaN : money.doubleValue();
    }

    private static LocalDate day(Row row, String column) {
        Date day = row.getAs(column);
        return day == null ? null : day.toLocalDate();
    }

    /** Cells of a row by column name. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Cells(Object[] cells) {
        void set(String column, Object value) {
            cells[NextActionsTable.TABLE.schema().fieldIndex(column)] = value;
        }
    }
}
