package ebb.segment;

import ebb.customer.Channel;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is done with a customer: each kind saves a share of the loss that is feared, which the conf sets, and goes by a channel. */
public enum ActionKind {
    VISIT("visit", "Visit", Channel.VISIT),
    CALL("call", "Call in person", Channel.PHONE),
    CHECK_IN("check-in", "Check in: ask whether something is missing", Channel.PHONE),
    WRITE("write", "Write in person, with an offer", Channel.LETTER),
    REMIND("remind", "Send a reminder", Channel.EMAIL),
    WELCOME("welcome", "Welcome, and invite to the second purchase", Channel.EMAIL),
    THANK("thank", "Thank for coming back", Channel.EMAIL),
    GREET("greet", "Send greetings on an occasion", Channel.EMAIL),
    CATEGORY_DUE("category-due", "Remind of a category that is late", Channel.EMAIL),
    LIFE_EVENT("life-event", "Send what suits a life event", Channel.EMAIL),
    ANSWER("answer", "Answer open complaints", Channel.PHONE),
    COLLECT("collect", "Collect debts", Channel.PHONE),
    SETTLE("settle", "Settle diverted goods", Channel.PHONE),
    REVIEW("review", "Look into expenses", null),
    ADVISE("advise", "Tell which demand is coming", Channel.EMAIL);

    private final String key;
    private final String words;
    private final Channel channel;

    ActionKind(String key, String words, Channel channel) {
        this.key = key;
        this.words = words;
        this.channel = channel;
    }

    /** Name in the conf. */
    public String key() {
        return key;
    }

    /** What is done, in words that hold of every customer. */
    public String words() {
        return words;
    }

    /** The kind of that name in the conf. */
    public static ActionKind named(String key) {
        return Arrays.stream(values())
                .filter(kind -> kind.key.equals(key))
                .findFirst()
                .orElseThrow();
    }

    /** How the customer is reached; empty where the work is done in the house. */
    public Optional<Channel> channel() {
        return Optional.ofNullable(channel);
    }

    /** The channel to begin with and those less personal, in the order they are tried where a cap is reached. */
    public List<Channel> channels() {
        return channel == null
                ? List.of()
                : Stream.of(Channel.values())
                        .filter(one -> one.compareTo(channel) >= 0)
                        .toList();
    }

    /** Names of all kinds. */
    public static List<String> keys() {
        return Arrays.stream(values()).map(ActionKind::key).toList();
    }
}
