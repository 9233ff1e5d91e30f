package ebb.segment;

import ebb.customer.Channel;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is done with a customer: each kind saves a share of the loss that is feared, which the conf sets, and goes by a channel. */
public enum ActionKind {
    VISIT("visit", Channel.VISIT),
    CALL("call", Channel.PHONE),
    CHECK_IN("check-in", Channel.PHONE),
    WRITE("write", Channel.LETTER),
    REMIND("remind", Channel.EMAIL),
    WELCOME("welcome", Channel.EMAIL),
    THANK("thank", Channel.EMAIL),
    GREET("greet", Channel.EMAIL),
    CATEGORY_DUE("category-due", Channel.EMAIL),
    LIFE_EVENT("life-event", Channel.EMAIL),
    ANSWER("answer", Channel.PHONE),
    COLLECT("collect", Channel.PHONE),
    SETTLE("settle", Channel.PHONE),
    REVIEW("review", null);

    private final String key;
    private final Channel channel;

    ActionKind(String key, Channel channel) {
        this.key = key;
        this.channel = channel;
    }

    /** Name in the conf. */
    public String key() {
        return key;
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
