package ebb.setup;

import ebb.ingest.text.DateForm;
import ebb.schema.CustomersTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Columns that say who must not, or may, be contacted.
 *
 * @param optedOut SQL for who asked not to be contacted; empty: no column says it
 * @param consent SQL for who agreed to be contacted; empty: no column says it
 * @param columns the columns read
 * @param unsure what somebody should look at, in sentences
 */
record ContactWishes(Optional<String> optedOut, Optional<String> consent, List<String> columns, List<String> unsure) {
    /** In the names of columns in which yes means that the customer refused; letters and digits only, without accents. */
    private static final Pattern REFUSAL = Pattern.compile(
            "unsubscri|opt(ed)?out|donot(contact|e?mail|call|market|phone|bulk|post|fax|sms|send|allow|sell)"
                    + "|dont(contact|e?mail|call)|^dn[cm]$|suppress|blacklist|blocklist|revoked|withdrawn|complain(ed|t)"
                    + "|(^|[^a-z])(no|kein|keine|ohne|pas|pasde|sans|geen|sin)(contact|e?mail|mailing|marketing|newsletter|spam|kontakt"
                    + "|werbung|reclame|pub|publicidad|llamar)|^no(e?mail|contact|marketing|newsletter|mailing)|sperr|gesperrt|abgemeldet"
                    + "|abmeldung|abbestell|widerruf|widerspr|werbeverbot|robinson|desabonn|desinscri|refus|opposition|oppose|ausgetragen"
                    + "|bajaboletin|disiscri|uitgeschreven|afgemeld|nietmailen|nietbellen|notsubscribed"
                    + "|^(is|ist)?(deleted|geloscht|supprimee?|borrad[oa]|eliminad[oa]|eliminat[oa]|verwijderd|usunie(ty|ta|to))(at|on|date|am)?$"
                    + "|^(is|has|e?mail)?((hard|soft)?bounce[sd]?|cleaned|undeliverable|unzustellbar)(at|on|date)?$"
                    + "|(brak|bez)zgody|sprzeciw|wypisan|rezygnac|niekontaktowac");

    /** In the names of columns in which yes means that the customer agreed. */
    private static final Pattern PERMISSION = Pattern.compile(
            "consent|opt(ed)?in|(accept|allow|agree|receive|want)\\p{L}*(marketing|e?mail|newsletter|contact|advertis|promo|offers"
                    + "|werbung)|(marketing|mail|sms|contact|werbe|kontakt)\\p{L}*(allow|permi|erlaub|agree|accept|contact|status|ok$)"
                    + "|^(e?mail)?marketing$|newsletter|mailinglist|(^|is|e?mail)subscribe[dr]|permission|einwillig|zustimm|erlaubnis"
                    + "|^werbung|werbung(ja|ok|erlaubt)|dsgvo|gdpr|rgpd|abonne|abonniert|inscrit|toestemming|nieuwsbrief|boletin|infolettre"
                    + "|(may|can|darf)\\p{L}*(contact|kontakt)|contactable|mailable|suscri|iscritto|ingeschreven|zgod[ay]|rodo");

    /** In the names of columns that are about such a column, not one themselves. */
    private static final Pattern BESIDE = Pattern.compile(
            "source|quelle|channel|campaign|updated|version|language|level|count|score|reason|grund|method|text|token|url|name$"
                    + "|.id$|ip$|mails?sent|^sent|open(ed)?$|click|frequency|topic|spend|cost|revenue|location");

    private static final Pattern NOT_BY_MAIL = Pattern.compile("sms|phone|call|telefon|post(al)?|fax|whatsapp|push");

    /** Values that say it whatever the column is called; letters and digits only, without accents. */
    private static final Pattern STATE_OUT = Pattern.compile(
            "(email)?unsubscribed|optedout|optout|denied|refused|declined|withdrawn|revoked|donotallow|notallowed|donotcontact"
                    + "|abgemeldet|abbestellt|widerrufen|gesperrt|desinscrite?|desabonnee?|uitgeschreven|afgemeld|disiscritto|baja|complained|cleaned|((hard|soft))?bounced|wypisany|wypisana");

    private static final Pattern STATE_NEITHER = Pattern.compile(
            "notsubscribed|neversubscribed|nonmarketingcontact|pending|unconfirmed|notconfirmed|none|unknown"
                    + "|notset|inactive|inaktiv|invalid|redacted|notgiven|unbekannt|nichterteilt|ausstehend");
    private static final Pattern STATE_IN = Pattern.compile(
            "subscribed|optedin|optin|(single|double|confirmed)optin|confirmed|granted|given|allow|allowed|accepted|agreed"
                    + "|active|aktiv|marketingcontact|angemeldet|abonniert|erteilt|erlaubt|bestatigt|inscrite?|abonnee?|suscrito|iscritto"
                    + "|ingeschreven|aangemeld");

    /** How a column's name, or its values, tell what yes means there. */
    private enum Meaning {
        REFUSED,
        AGREED
    }

    static ContactWishes of(SampleFile file) {
        List<Column> refusals = new ArrayList<>();
        List<Column> permissions = new ArrayList<>();
        List<String> unsure = new ArrayList<>();
        for (String name : file.columns()) {
            ColumnContent content = new ColumnContent(file, name);
            meaning(name, content).ifPresent(meaning -> {
                Column column = new Column(name, content, meaning);
                if (column.isUnderstood()) {
                    (meaning == Meaning.REFUSED ? refusals : permissions).add(column);
                    column.unknown().ifPresent(unsure::add);
                } else {
                    unsure.add(column.notUnderstood());
                }
            });
        }
        List<Column> byMail = permissions.stream()
                .filter(column -> !NOT_BY_MAIL.matcher(plain(column.name)).find())
                .toList();
        Optional<Column> agreed =
                Stream.concat(byMail.stream(), permissions.stream()).findFirst();
        agreed.filter(column -> permissions.size() > 1)
                .ifPresent(column -> unsure.add("consent is taken from " + column.name + "; "
                        + names(permissions.stream().filter(other -> !other.name.equals(column.name)))
                        + " could say it as well or speak of another way to contact somebody."));
        List<String> out = Stream.concat(
                        refusals.stream().map(Column::refused),
                        permissions.stream().filter(Column::namesRefusals).map(Column::states))
                .toList();
        refusals.stream()
                .filter(column -> NOT_BY_MAIL.matcher(plain(column.name)).find())
                .forEach(column -> unsure.add("Who refused in " + column.name
                        + " is not contacted in any way: there is one opted_out for all ways."));
        return new ContactWishes(
                out.isEmpty() ? Optional.empty() : Optional.of(String.join(" OR ", out)),
                agreed.map(Column::agreed),
                Stream.concat(refusals.stream(), agreed.stream())
                        .map(Column::name)
                        .toList(),
                unsure);
    }

    /** Whether a name, such as that of a file, says that everybody in it refused. */
    static boolean isOfRefusals(String name) {
        return REFUSAL.matcher(plain(name)).find();
    }

    private static Optional<Meaning> meaning(String name, ColumnContent content) {
        String plain = plain(name);
        if (BESIDE.matcher(plain).find()
                || content.areMostly(value -> value.startsWith("{") || value.startsWith("["))) {
            return Optional.empty();
        }
        if (REFUSAL.matcher(plain).find()) {
            return Optional.of(Meaning.REFUSED);
        }
        boolean isSaidByValues = content.counts().keySet().stream()
                .anyMatch(value -> plain(value).equals("unsubscribed"));
        return PERMISSION.matcher(plain).find() || isSaidByValues ? Optional.of(Meaning.AGREED) : Optional.empty();
    }

    private static String names(Stream<Column> columns) {
        return String.join(", ", columns.map(Column::name).toList());
    }

    private static String plain(String text) {
        return ColumnNames.plain(ColumnNames.withoutAccents(text));
    }

    /** One of the columns with what yes means in it. */
    private record Column(String name, ColumnContent content, Meaning meaning) {

        /** Whether some values say what the column asks, or all of them say that nobody did. */
        boolean isUnderstood() {
            Set<String> values = content.counts().keySet();
            return values.isEmpty()
                    ? meaning == Meaning.REFUSED
                    : values.stream().anyMatch(this::isYes) || values.stream().allMatch(this::isNo);
        }

        /** Says which of the values are not understood; empty: none. */
        Optional<String> unknown() {
            List<String> values = content.counts().keySet().stream()
                    .filter(value -> !isYes(value) && !isNo(value))
                    .sorted()
                    .limit(5)
                    .toList();
            return values.isEmpty()
                    ? Optional.empty()
                    : Optional.of(name + " has values such as " + String.join(", ", values)
                            + ": they are taken for a refusal. Check "
                            + (meaning == Meaning.REFUSED ? CustomersTable.OPTED_OUT : CustomersTable.CONSENT)
                            + " under inputs.customers.columns.");
        }

        String notUnderstood() {
            String values = String.join(
                    ", ", content.counts().keySet().stream().sorted().limit(5).toList());
            return name + " may say who must not be contacted, but "
                    + (values.isEmpty() ? "it is empty" : "its values are not understood (" + values + ")")
                    + ": it is NOT used. Map it under inputs.customers.columns to opted_out or consent"
                    + " before you export a list.";
        }

        String refused() {
            return RowConditions.lower(name) + " NOT IN ('', "
                    + quoted(YesOrNo.of(content).no(), this::isNo) + ")";
        }

        String agreed() {
            return content.counts().keySet().stream().anyMatch(Column::isDate)
                    ? RowConditions.lower(name) + " NOT IN ('', "
                            + quoted(YesOrNo.of(content).no(), value -> !isYes(value)) + ")"
                    : RowConditions.lower(name) + " IN ("
                            + quoted(YesOrNo.of(content).yes(), this::isYes) + ")";
        }

        boolean namesRefusals() {
            return content.counts().keySet().stream().anyMatch(Column::isOut);
        }

        /** SQL for the values that say by themselves that somebody refused. */
        String states() {
            return RowConditions.lower(name) + " IN (" + quoted(Stream.of(), Column::isOut) + ")";
        }

        private String quoted(Stream<String> usual, Predicate<String> isIn) {
            TreeSet<String> found = new TreeSet<>();
            content.counts().keySet().stream()
                    .filter(isIn)
                    .map(ColumnNames::lowered)
                    .forEach(found::add);
            return RowConditions.list(Stream.concat(usual, found.stream()).distinct());
        }

        /** Whether the value means what the column asks. */
        private boolean isYes(String value) {
            boolean isState = meaning == Meaning.REFUSED
                    ? isOut(value)
                    : STATE_IN.matcher(plain(value)).matches();
            return isState || YesOrNo.isYes(value) || (!isNo(value) && isDate(value));
        }

        private boolean isNo(String value) {
            boolean isState =
                    meaning == Meaning.REFUSED ? STATE_IN.matcher(plain(value)).matches() : isOut(value);
            return isState
                    || YesOrNo.isNo(value)
                    || STATE_NEITHER.matcher(plain(value)).matches();
        }

        private static boolean isOut(String value) {
            return STATE_OUT.matcher(plain(value)).matches();
        }

        private static boolean isDate(String value) {
            return DateForm.ALL.stream()
                    .anyMatch(form -> !form.isBareNumber() && form.day(value).isPresent());
        }
    }
}
