package ebb.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import ebb.testing.SparkSessions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who said no in a file of customers is not contacted, whatever the column is called and however it says so. */
class ContactWishesTest {
    /** Name of the column, what it says of somebody who refused, and of somebody who may be contacted. */
    private static final List<List<String>> CASES = List.of(
            List.of("opted_out", "x", ""),
            List.of("unsubscribed", "true", "false"),
            List.of("Unsubscribed from all email", "Yes", ""),
            List.of("do_not_contact", "Y", "N"),
            List.of("HasOptedOutOfEmail", "1", "0"),
            List.of("Do not allow Emails", "Do Not Allow", "Allow"),
            List.of("unsubscribed_at", "2024-05-06 12:00:00", ""),
            List.of("Werbesperre", "ja", "nein"),
            List.of("keine Werbung", "X", ""),
            List.of("Widerspruch am", "03.04.2024", ""),
            List.of("Désinscrit", "Oui", "Non"),
            List.of("Accepts Email Marketing", "no", "yes"),
            List.of("Accepts Marketing", "no", "yes"),
            List.of("opt_in", "0", "1"),
            List.of("opt_in_date", "", "2024-05-06"),
            List.of("newsletter", "0", "1"),
            List.of("Newsletter Status", "unsubscribed", "subscribed"),
            List.of("Status", "unsubscribed", "subscribed"),
            List.of("Email Marketing Consent", "NEVER_SUBSCRIBED", "SUBSCRIBED"),
            List.of("Werbeeinwilligung", "nein", "ja"),
            List.of("Einwilligung", "widerrufen", "erteilt"),
            List.of("consent_withdrawn", "true", "false"),
            List.of("Consentement", "non", "oui"),
            List.of("Acepta boletín", "No", "Sí"),
            List.of("Toestemming", "nee", "ja"),
            List.of("Iscritto newsletter", "no", "sì"),
            List.of("RODO zgoda", "nie", "tak"),
            List.of("deleted", "true", "false"),
            List.of("bounced", "1", "0"),
            List.of("Email Status", "Cleaned", "Subscribed"));

    @TempDir
    Path folder;

    @Test
    void whoeverRefusedMustNotBeContacted() {
        Map<String, String> mayContact = new TreeMap<>();
        String query = CASES.stream().map(this::select).collect(Collectors.joining(" UNION ALL "));
        for (Row row : SparkSessions.shared().sql(query).collectAsList()) {
            mayContact.merge(row.getString(0), row.getString(1), (one, other) -> one + " " + other);
        }
        CASES.forEach(wish ->
                assertThat(mayContact.get(wish.get(0))).as(wish.toString()).contains("refused:false", "agreed:true"));
    }

    /** Whether somebody who refused and somebody who agreed may be contacted by the proposed settings. */
    private String select(List<String> wish) {
        JsonNode columns = columns(customers(wish.get(0), wish.get(1), wish.get(2)));
        assertThat(columns.has("opted_out") || columns.has("consent"))
                .as(wish.toString())
                .isTrue();
        return "SELECT '" + wish.get(0) + "', concat(who, ':', NOT ("
                + columns.path("opted_out").asText("false") + ") AND ("
                + columns.path("consent").asText("true") + ")) FROM VALUES ('" + wish.get(1)
                + "', 'refused'), ('" + wish.get(2)
                + "', 'agreed') AS t(`" + wish.get(0) + "`, who)";
    }

    @Test
    void saysWhatItDoesNotUnderstand() {
        ConfProposal codes = customers("consent", "A", "B");
        assertThat(columns(codes).has("consent")).isFalse();
        assertThat(codes.unsure())
                .anyMatch(doubt -> doubt.startsWith(
                        "consent may say who must not be contacted, but its values are not understood (A,"
                                + " B): it is NOT used."));
        assertThat(customers("newsletter_name", "spring", "autumn").unsure())
                .noneMatch(doubt -> doubt.contains("contacted"));
        assertThat(customers("opt_in", "1", "maybe").unsure())
                .contains("opt_in has values such as maybe: they are taken for a refusal. Check consent under"
                        + " inputs.customers.columns.");
    }

    @Test
    void takesTheIdThatThePurchasesHave() {
        ConfProposal proposal = propose("id,customer_no,Mail", "c7,1,a@x.example", "c8,2,b@x.example");
        assertThat(columns(proposal).path("customer_id").asText()).isEqualTo("id");
        assertThat(columns(proposal).path("email").asText()).isEqualTo("Mail");
    }

    @Test
    void takesAListOfRefusalsByItsName() throws IOException {
        ConfProposal proposal =
                propose(write("unsubscribes.csv", List.of("Email Address", "a@x.example", "b@x.example")));
        assertThat(inputs(proposal)
                        .path("suppressions")
                        .path("columns")
                        .path("email")
                        .asText())
                .isEqualTo("Email Address");
    }

    @Test
    void namesAColumnOfThePurchasesThatIsNotUsed() throws IOException {
        Path orders = write(
                "marketing.csv",
                List.of(
                        "customer_id,ordered_at,amount,Accepts Marketing",
                        "c7,2025-01-01,5,no",
                        "c8,2025-01-02,6,yes"));
        assertThat(ConfProposer.propose(List.of(orders), (path, format) -> null).unsure())
                .anyMatch(doubt -> doubt.startsWith(
                        "Accepts Marketing of the purchases may say who must not be contacted, and is NOT" + " used"));
    }

    private ConfProposal customers(String header, String refused, String agreed) {
        return propose("customer_id,email," + header, "c7,a@x.example," + refused, "c8,b@x.example," + agreed);
    }

    private ConfProposal propose(String... lines) {
        try {
            return propose(write("customers.csv", List.of(lines)));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private ConfProposal propose(Path further) throws IOException {
        Path orders = write(
                "orders.csv",
                List.of("order_id,customer_id,ordered_at,amount", "o1,c7,2025-01-01,5.50", "o2,c8,2025-01-02,6.50"));
        return ConfProposer.propose(List.of(orders, further), (path, format) -> null);
    }

    private Path write(String name, List<String> lines) throws IOException {
        return Files.write(folder.resolve(name), lines);
    }

    private static JsonNode columns(ConfProposal proposal) {
        return inputs(proposal).path("customers").path("columns");
    }

    private static JsonNode inputs(ConfProposal proposal) {
        try {
            return new YAMLMapper().readTree(proposal.yaml()).path("inputs");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(proposal.yaml(), e);
        }
    }
}
