package ebb.action;

import ebb.action.Candidate.Stake;
import ebb.action.Candidate.Way;
import ebb.action.Candidate.Words;
import ebb.customer.Channel;
import ebb.customer.ContactPurpose;
import ebb.customer.DayInWords;
import ebb.schema.NextActionsTable;
import ebb.schema.OccasionsTable;
import ebb.segment.ActionKind;
import ebb.segment.ActionRule;
import ebb.warning.RuleCard;
import ebb.warning.WarningRuleCatalogue;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that could be done with a customer, whoever asks for it. */
record ActionCandidates(ActionSettings settings, LocalDate asOf, ActionDays days) implements Serializable {
    private static final Map<String, ActionKind> BY_RULE = Map.of(
            "overdue_credit", ActionKind.COLLECT,
            "sales_progress", ActionKind.CALL,
            "sales_expense", ActionKind.REVIEW,
            "loss", ActionKind.CALL,
            "score_jump", ActionKind.CHECK_IN,
            "silent_unhappy", ActionKind.CALL,
            "ill_will", ActionKind.ANSWER,
            "major_change", ActionKind.VISIT,
            "diverter", ActionKind.SETTLE,
            "diversion_victim", ActionKind.SETTLE);
    private static final String NO_CHANNEL =
            "no channel that would do can be used: there is no e-mail address, or the cap of contacts is reached";

    /** Those that the contact policy permits, in the order of their sources. */
    List<Candidate> of(ActionFacts customer) {
        List<Candidate> candidates = new ArrayList<>();
        answer(customer).ifPresent(candidates::add);
        customer.warnings().forEach(warning -> warning(customer, warning).ifPresent(candidates::add));
        if (customer.contact().kind() == null) {
            marketing(customer, candidates);
            advice(customer).ifPresent(candidates::add);
        }
        return candidates;
    }

    private void marketing(ActionFacts customer, List<Candidate> candidates) {
        ActionFacts.Segment segment = customer.segment();
        if (segment.by() != null) {
            ActionRule.kindOf(segment.action())
                    .flatMap(kind -> marketing(
                            customer,
                            NextActionsTable.FROM_SEGMENT,
                            kind,
                            new Words(segment.action(), null, null),
                            segment.by()))
                    .ifPresent(candidates::add);
        }
        for (ActionFacts.Occasion occasion : customer.occasions()) {
            boolean isPayday = occasion.kind().equals(OccasionsTable.PAYDAY);
            Words words = new Words(
                    (isPayday ? "Write in time: " : "Send greetings: ") + occasion.kind() + " on "
                            + DayInWords.of(occasion.on())
                            + ", " + occasion.words(),
                    null,
                    null);
            marketing(customer, NextActionsTable.FROM_OCCASION, ActionKind.GREET, words, occasion.on())
                    .ifPresent(candidates::add);
        }
        if (customer.dueCategory() != null) {
            ActionFacts.Due due = customer.dueCategory();
            Words words = new Words(
                    "Remind of " + due.what()
                            + (due.on().isBefore(asOf)
                                    ? ", which was due until " + DayInWords.of(due.on())
                                    : ", which is late"),
                    due.because(),
                    null);
            marketing(customer, NextActionsTable.FROM_RHYTHM, ActionKind.CATEGORY_DUE, words, soon())
                    .ifPresent(candidates::add);
        }
        if (customer.lifeEvent() != null) {
            ActionFacts.Due event = customer.lifeEvent();
            Words words = new Words(
                    "Send " + event.what() + ", for what is expected about " + DayInWords.of(event.on()), null, null);
            marketing(customer, NextActionsTable.FROM_LIFE_EVENT, ActionKind.LIFE_EVENT, words, soon())
                    .ifPresent(candidates::add);
        }
        winBack(customer).ifPresent(candidates::add);
    }

    /** Empty where the caps of all channels that would do are reached. */
    private Optional<Candidate> marketing(
            ActionFacts customer, String source, ActionKind kind, Words words, LocalDate by) {
        double loss = known(customer.segment().moneyAtRisk());
        return way(customer, kind)
                .map(way -> new Candidate(
                        source,
                        ContactPurpose.MARKETING,
                        words,
                        by,
                        new Stake(customer.segment().chance(), loss, settings.saves(kind)),
                        way));
    }

    private Optional<Candidate> warning(ActionFacts customer, ActionFacts.Warning warning) {
        RuleCard.Use use = WarningRuleCatalogue.named(warning.rule()).card().use();
        ContactPurpose purpose = use.purpose();
        boolean isMarketing = purpose == ContactPurpose.MARKETING;
        if (isMarketing && customer.contact().kind() != null) {
            return Optional.empty();
        }
        ActionKind kind = BY_RULE.get(warning.rule());
        Words words = new Words(isMarketing ? use.step() : warning.nextStep(), warning.message(), null);
        LocalDate by = asOf.plusDays(days.urgent());
        if (isMarketing) {
            return marketing(customer, warning.rule(), kind, words, by);
        }
        return Optional.of(new Candidate(
                warning.rule(),
                purpose,
                words,
                by,
                purpose == ContactPurpose.SERVICE
                        ? stayStake(customer, kind)
                        : new Stake(Double.NaN, warning.exposure(), settings.saves(kind)),
                plainWay(kind)));
    }

    /** What a service brings is that the customer stays. */
    private Stake stayStake(ActionFacts customer, ActionKind kind) {
        return new Stake(customer.segment().chance(), known(customer.segment().moneyAtRisk()), settings.saves(kind));
    }

    private Optional<Candidate> answer(ActionFacts customer) {
        if (customer.contact().complaint() == null) {
            return Optional.empty();
        }
        return Optional.of(new Candidate(
                NextActionsTable.FROM_SERVICE,
                ContactPurpose.SERVICE,
                new Words(ComplaintAnswer.words(customer), "a complaint is open", null),
                asOf.plusDays(days.urgent()),
                stayStake(customer, ActionKind.ANSWER),
                plainWay(ActionKind.ANSWER)));
    }

    /** Saves nothing that is known unless the conf says so, but needs the permission of marketing: nobody has asked for it. */
    private Optional<Candidate> advice(ActionFacts customer) {
        ActionFacts.Advice advice = customer.advice();
        if (advice == null) {
            return Optional.empty();
        }
        LocalDate lastDay = advice.change().from().minusDays(1);
        LocalDate by = lastDay.isAfter(soon()) ? soon() : lastDay;
        return way(customer, ActionKind.ADVISE)
                .map(way -> new Candidate(
                        NextActionsTable.FROM_DEMAND,
                        ContactPurpose.SERVICE,
                        new Words(advice.change().words(), advice.because(), null),
                        by.isAfter(asOf) ? by : asOf.plusDays(1),
                        stayStake(customer, ActionKind.ADVISE),
                        way));
    }

    private LocalDate soon() {
        return asOf.plusDays(days.soon());
    }

    /** Why a customer for whom nothing asks is left alone; null: there is nothing to say. */
    String restBecause(ActionFacts customer) {
        ActionFacts.WinBack row = customer.winBack();
        if (row == null || mayBeTried(row)) {
            return asksInVain(customer) ? NO_CHANNEL : null;
        }
        return row.notBefore() == null
                ? "no further win-back attempt: tried as often as the conf allows, declined or could not be reached"
                : "the next win-back attempt is not before " + DayInWords.of(row.notBefore());
    }

    /** Whether the segment or a warning asks for a contact; where it came to none, all channels that would do are barred. */
    private static boolean asksInVain(ActionFacts customer) {
        return customer.segment().by() != null || !customer.warnings().isEmpty();
    }

    /** A list is worked on from the day after the as-of date. */
    private boolean mayBeTried(ActionFacts.WinBack row) {
        return row.notBefore() != null && !row.notBefore().isAfter(asOf.plusDays(1));
    }

    private Optional<Candidate> winBack(ActionFacts customer) {
        ActionFacts.WinBack row = customer.winBack();
        if (row == null || !mayBeTried(row)) {
            return Optional.empty();
        }
        Channel channel = Channel.named(row.channel()).orElseThrow();
        ActionFacts.Prize prize = row.prize();
        return Optional.of(new Candidate(
                NextActionsTable.FROM_WIN_BACK,
                ContactPurpose.MARKETING,
                new Words("Win back: " + row.text().opening(), row.text().because(), row.offer()),
                soon(),
                new Stake(row.chance(), prize.value(), prize.share()),
                new Way(kind(channel), channel, prize.cost())));
    }

    private static ActionKind kind(Channel channel) {
        return switch (channel) {
            case VISIT -> ActionKind.VISIT;
            case PHONE -> ActionKind.CALL;
            case LETTER -> ActionKind.WRITE;
            case EMAIL -> ActionKind.REMIND;
        };
    }

    private Optional<Way> way(ActionFacts customer, ActionKind kind) {
        return kind.channels().stream()
                .filter(channel -> !customer.contact().barred().contains(" " + channel.label() + " "))
                .findFirst()
                .map(channel -> new Way(kind, channel, settings.cost(channel)));
    }

    private Way plainWay(ActionKind kind) {
        Channel channel = kind.channel().orElse(null);
        return new Way(kind, channel, settings.cost(channel));
    }

    private static double known(double money) {
        return Double.isNaN(money) ? 0 : money;
    }
}
