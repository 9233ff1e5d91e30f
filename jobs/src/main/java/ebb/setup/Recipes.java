package ebb.setup;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which of the settings under {@code conf/examples} fits an export: by the columns that only that system's exports have. */
final class Recipes {
    private static final int LEAST_COMMON = 2;

    private static final Map<String, List<String>> COLUMNS = Map.of(
            "shopify",
                    List.of(
                            "financialstatus",
                            "fulfillmentstatus",
                            "lineitemquantity",
                            "lineitemprice",
                            "lineitemname"),
            "woocommerce",
                    List.of(
                            "emailbilling",
                            "firstnamebilling",
                            "ordertotalamount",
                            "orderrefundamount",
                            "countrycodeshipping",
                            "billingemail",
                            "orderkey"),
            "magento",
                    List.of(
                            "purchasepoint",
                            "billtoname",
                            "grandtotalbase",
                            "grandtotalpurchased",
                            "incrementid",
                            "shiptoname"),
            "stripe",
                    List.of("createddateutc", "createdutc", "amountrefunded", "captured", "customeremail", "cardbrand"),
            "sap-invoices",
                    List.of("auftraggeber", "fakturadatum", "faktura", "nettowert", "vbeln", "kunnr", "fkdat", "netwr"),
            "datev",
                    List.of(
                            "sollhabenkennzeichen",
                            "wkzumsatz",
                            "belegfeld1",
                            "umsatzohnesollhabenkz",
                            "gegenkontoohnebuschl\u00fcssel"),
            "online-retail", List.of("stockcode", "invoiceno", "unitprice", "customerid", "invoicedate", "invoice"));

    private Recipes() {}

    /** The file of the recipe that has most columns in common; empty where none has at least two. */
    static Optional<String> fitting(Collection<String> columns) {
        List<String> names = columns.stream().map(ColumnNames::plain).toList();
        return COLUMNS.entrySet().stream()
                .filter(recipe -> common(recipe.getValue(), names) >= LEAST_COMMON)
                .max(Comparator.comparingLong(recipe -> common(recipe.getValue(), names)))
                .map(recipe -> "conf/examples/" + recipe.getKey() + ".yaml");
    }

    private static long common(List<String> known, List<String> names) {
        return known.stream().filter(names::contains).count();
    }
}
