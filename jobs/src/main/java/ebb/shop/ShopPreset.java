package ebb.shop;

import ebb.customer.CalendarDays;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Small shops of one kind of buying each: purchases alone, with rhythm and churn planted. Models are judged on each of them. */
@SuppressWarnings("ImmutableEnumChecker") // records of numbers
public enum ShopPreset {
    YEARLY(
            "Most buy once a year, many before Christmas, over eight years.",
            8,
            CalendarDays.YEAR,
            new PresetTraits(.25, 0, .3, .3, 0, new PresetTraits.OwnDay(.35, .45))),
    DONORS(
            "Donors who give once a year before Christmas, or never again, over eight years.",
            8,
            CalendarDays.YEAR,
            new PresetTraits(.15, 0, .35, .35, 0, new PresetTraits.OwnDay(.5, .85))),
    GROWING(
            "The number of customers doubles every eight months.",
            3,
            90,
            new PresetTraits(.08, 1.04, .2, .5, 0, new PresetTraits.Gaps(28, .5, 2))),
    DECLINING(
            "Few join, and those who are there leave ever faster.",
            3,
            90,
            new PresetTraits(.8, -.7, .1, .12, 1.1, new PresetTraits.Gaps(25, .5, 2))),
    WEEKLY_PANEL(
            "A panel of households and a few weekly categories, by brand.",
            2,
            91,
            new PresetTraits(.85, 0, 0, .5, 0, new PresetTraits.Gaps(20, .8, 1.8))),
    MEMORYLESS(
            "All buy at random at one and the same rate, and few leave: the past tells next to nothing.",
            3,
            90,
            new PresetTraits(.7, 0, 0, .08, 0, new PresetTraits.Gaps(60, 0, 1)));

    private static final LocalDate END = LocalDate.of(2026, 6, 30);

    /** The kind of shop in a sentence. */
    public final String summary;

    /** Outcome window that suits the rhythm. */
    public final int horizonDays;

    final int years;
    final PresetTraits traits;

    ShopPreset(String summary, int years, int horizonDays, PresetTraits traits) {
        this.summary = summary;
        this.years = years;
        this.horizonDays = horizonDays;
        this.traits = traits;
    }

    /** Word of the command line, as weekly-panel. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The preset of a word.
     *
     * @throws IllegalArgumentException where there is none
     */
    public static ShopPreset of(String word) {
        return Arrays.stream(values())
                .filter(preset -> preset.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Cannot generate a shop: there is no preset " + word
                        + ". Choose one of " + String.join(", ", words()) + "."));
    }

    /** All words, in the order of the help. */
    public static List<String> words() {
        return Arrays.stream(values()).map(ShopPreset::word).toList();
    }

    /** First day with purchases. */
    public LocalDate startDate() {
        return END.minusYears(years).plusDays(1);
    }

    /** Last day with purchases, inclusive. */
    public LocalDate endDate() {
        return END;
    }
}
