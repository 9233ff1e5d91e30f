package ebb.customer;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Words of the contacts input for channels, set in the conf under {@code contact.channels}: capitals and blanks make no difference, so "phone call" and
 * "Phonecall" are one word. {@link PlainWords} keeps the blank between two words.
 *
 * @param labels label of the channel by word, as {@link #plain} writes it; {@link #OTHER} for a channel that has no cap of its own
 */
public record ChannelWords(Map<String, String> labels) implements Serializable {
    /** Name of the channels that count to the cap of all channels only. */
    public static final String OTHER = "other";

    private static final String SETTING = "contact.channels";

    public ChannelWords {
        labels = new TreeMap<>(labels);
    }

    /** Of the words by channel; refuses an unknown channel and a word of two channels. */
    static ChannelWords of(Map<String, List<String>> byChannel) {
        List<String> known = Stream.concat(Arrays.stream(Channel.values()).map(Channel::label), Stream.of(OTHER))
                .toList();
        Map<String, String> labels = new TreeMap<>();
        Arrays.stream(Channel.values()).forEach(channel -> labels.put(channel.label(), channel.label()));
        new TreeMap<>(byChannel).forEach((label, words) -> {
            if (!known.contains(label)) {
                throw new IllegalArgumentException("Cannot use " + SETTING + "." + label
                        + ": there is no such channel. Set one of " + String.join(", ", known) + ".");
            }
            for (String word : words) {
                String before = labels.put(plain(word), label);
                if (before != null && !before.equals(label)) {
                    throw new IllegalArgumentException("Cannot use " + SETTING + ": " + word + " is a word of " + before
                            + " and of " + label + ". Leave it in one of them.");
                }
            }
        });
        return new ChannelWords(labels);
    }

    /** A word as it is compared: small letters, no blanks. */
    static String plain(String word) {
        return word.codePoints()
                .filter(letter -> !Character.isWhitespace(letter) && !Character.isSpaceChar(letter))
                .mapToObj(Character::toString)
                .collect(Collectors.joining())
                .toLowerCase(Locale.ROOT);
    }
}
