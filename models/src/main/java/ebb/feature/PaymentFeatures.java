package ebb.feature;

import ebb.customer.CalendarDays;
import ebb.input.InputSpans;
import ebb.input.Invoice;
import java.util.List;

/** How the customer pays; an invoice paid after the as-of date is unpaid on it. */
final class PaymentFeatures implements InputFamily {
    private static final long serialVersionUID = 1L;

    @Override
    public List<Feature> features() {
        return List.of(
                new Feature(
                        "late_invoices_365_share",
                        "share",
                        "0 to 1",
                        "Invoices due in the last 365 days that were paid late or are overdue",
                        "none fell due, or no receivables input"),
                new Feature(
                        "overdue_ratio",
                        "ratio",
                        "0 and up",
                        "Amount overdue on the as-of date over what was bought in the last 365 days",
                        "never invoiced, nothing bought, or no receivables input"));
    }

    @Override
    public int firstDay(InputSpans spans) {
        return spans.invoices();
    }

    @Override
    public void compute(Dossier dossier, double[] values, int at) {
        int day = dossier.day();
        int due = 0;
        int late = 0;
        long overdue = 0;
        boolean isInvoiced = false;
        for (Invoice invoice : dossier.inputs().invoices()) {
            if (invoice.invoicedDay() <= day) {
                isInvoiced = true;
                overdue += invoice.isOverdue(day) ? invoice.owed(day) : 0;
                if (invoice.dueDay() < day && invoice.dueDay() >= day - CalendarDays.YEAR) {
                    due++;
                    late += Math.min(invoice.paidDay(), day) > invoice.dueDay() ? 1 : 0;
                }
            }
        }
        values[at] = Ratios.of(late, due);
        values[at + 1] = isInvoiced ? Ratios.of((double) overdue, dossier.bought(CalendarDays.YEAR)) : Double.NaN;
    }
}
