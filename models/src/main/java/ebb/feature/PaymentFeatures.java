package ebb.feature;

import ebb.customer.CalendarDays;
import ebb.input.InputSpans;
import ebb.input.Invoice;
import java.util.List;

/** How the customer pays; an invoice paid after the as-of date is unpaid on it. */
public final class PaymentFeatures implements FeatureFamily<PaymentFeatures.Figures> {
    public static final Feature<Figures> LATE = FeatureDescription.share(
                    "late_invoices_365_share", "Invoices due in the last 365 days that were paid late or are overdue")
            .nullWhen("none fell due, or no receivables input")
            .by(invoices -> Ratios.of(invoices.late(), invoices.due()));

    public static final Feature<Figures> OVERDUE = FeatureDescription.ratio(
                    "overdue_ratio", "Amount overdue on the as-of date over what was bought in the last 365 days")
            .nullWhen("never invoiced, nothing bought, or no receivables input")
            .by(Figures::overdueRatio);

    private static final List<Feature<Figures>> FEATURES = List.of(LATE, OVERDUE);

    /** One customer's invoices of the last year; amounts in hundredths. */
    record Figures(int due, int late, long overdue, boolean isInvoiced, double bought) {
        double overdueRatio() {
            return isInvoiced ? Ratios.of((double) overdue, bought) : Double.NaN;
        }
    }

    @Override
    public List<Feature<Figures>> features() {
        return FEATURES;
    }

    @Override
    public int firstDay(InputSpans spans) {
        return spans.invoices();
    }

    @Override
    public Figures figures(Observation observation) {
        int day = observation.day();
        int due = 0;
        int late = 0;
        long overdue = 0;
        List<Invoice> invoices = observation.inputs().invoices();
        for (Invoice invoice : invoices) {
            overdue += invoice.isOverdue(day) ? invoice.owed(day) : 0;
            if (invoice.dueDay() < day && invoice.dueDay() >= day - CalendarDays.YEAR) {
                due++;
                late += Math.min(invoice.paidDay(), day) > invoice.dueDay() ? 1 : 0;
            }
        }
        return new Figures(due, late, overdue, !invoices.isEmpty(), observation.bought(CalendarDays.YEAR));
    }
}
