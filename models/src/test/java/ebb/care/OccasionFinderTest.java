package ebb.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebb.input.Profile;
import ebb.ledger.AsOf;
import ebb.ledger.DataSpan;
import ebb.ledger.LocalLedger;
import ebb.ledger.Timeline;
import ebb.testing.Line;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** As of 10 February 2027, looking 30 days ahead, to 12 March. */
class OccasionFinderTest {
    private static final LocalDate TODAY = LocalDate.parse("2027-02-10");
    private static final AsOf AS_OF = AsOf.of(TODAY, DataSpan.of(LocalDate.parse("2024-01-01"), TODAY));

    private static final OccasionSettings CALENDAR = new OccasionSettings(
            Map.of("carnival", List.of("2025-03-03", "2026-02-16", "2027-02-11"), "founding", List.of("03-12")),
            List.of(15, 31));

    private static int day(String on) {
        return (int) LocalDate.parse(on).toEpochDay();
    }

    private static Profile person(String birthday) {
        int born = birthday == null ? Profile.Person.NO_BIRTHDAY : day(birthday);
        return new Profile(null, null, "Olga", -1, -1, -1, -1, new Profile.Person(born, Profile.Wishes.UNKNOWN));
    }

    private static List<String> of(Profile profile, String... bought) {
        List<Line> lines =
                Arrays.stream(bought).map(on -> Line.purchase("a", day(on), 10)).toList();
        return new OccasionFinder(AS_OF, 30, 90, CALENDAR)
                .of(AS_OF.observe(Timeline.of(LocalLedger.of(lines).get(0))), profile).stream()
                        .map(one -> one.kind() + " " + LocalDate.ofEpochDay(one.day()) + " " + one.words())
                        .toList();
    }

    @Test
    void listsABirthdayInTheComingDaysOnly() {
        assertThat(of(person("1980-03-12"), "2024-01-05")).containsExactly("birthday 2027-03-12 turns 47");
        assertThat(of(person("1980-03-13"), "2024-01-05")).isEmpty();
        assertThat(of(person("1980-02-11"), "2024-01-05")).hasSize(1);
        assertThat(of(person("1980-02-10"), "2024-01-05"))
                .as("today is too late")
                .isEmpty();
        assertThat(of(person("2004-02-29"), "2024-01-05")).containsExactly("birthday 2027-02-28 turns 23");
    }

    @Test
    void listsTheAnniversaryOfAFirstPurchaseThatIsKnownToBeTheFirst() {
        assertThat(of(person(null), "2026-02-20")).containsExactly("anniversary 2027-02-20 a customer for 1 year");
        assertThat(of(person(null), "2024-03-01", "2026-08-01"))
                .as("perhaps a customer from before the data begin")
                .isEmpty();
    }

    @Test
    void listsTheDaysOnWhichACustomerOrdersEveryYear() {
        assertThat(of(person(null), "2024-03-01", "2025-02-24", "2026-02-26"))
                .containsExactly("season 2027-02-26 ordered about this time in each of the last 3 years");
        assertThat(of(person(null), "2024-03-01", "2026-02-26"))
                .as("not in 2025")
                .isEmpty();
        assertThat(of(person(null), "2024-08-01", "2026-02-26")).as("once only").isEmpty();
    }

    @Test
    void listsAHolidayBeforeWhichTheCustomerBoughtEachTime() {
        assertThat(of(person(null), "2024-06-01", "2025-02-17", "2026-02-16"))
                .filteredOn(one -> one.startsWith("public holiday"))
                .as("14 days before the first, on the second; the other holiday never")
                .containsExactly(
                        "public holiday 2027-02-11 carnival: bought in the two weeks before it the last 2 times");
        assertThat(of(person(null), "2024-06-01", "2025-02-16", "2026-02-16"))
                .as("15 days before")
                .noneMatch(one -> one.startsWith("public holiday"));
        assertThat(of(person(null), "2026-02-10", "2026-06-01"))
                .as("once only")
                .noneMatch(one -> one.contains("carnival"));
        assertThat(of(person(null), "2024-03-01", "2025-03-11", "2026-03-12"))
                .as("every year on the same day, looked ahead to with the last day")
                .anyMatch(one -> one.startsWith("public holiday 2027-03-12 founding"));
    }

    @Test
    void listsThePaydayOfThoseWhoBuyAboutIt() {
        String[] paid = {"2026-04-30", "2026-06-01", "2026-06-15", "2026-08-02", "2026-09-17", "2026-12-31"};
        assertThat(of(person(null), paid))
                .filteredOn(one -> one.startsWith("payday"))
                .containsExactly("payday 2027-02-15 6 of 6 purchase days of a year were within 3 days of payday");
        String[] later = {"2026-05-03", "2026-06-03", "2026-06-18", "2026-08-03", "2026-09-18", "2027-01-03"};
        assertThat(of(person(null), later)).noneMatch(one -> one.startsWith("payday"));
    }

    @Test
    void refusesDaysThatAreNone() {
        assertThatThrownBy(() -> new OccasionSettings(Map.of("Easter", List.of("5 April")), List.of()))
                .hasMessageContaining("occasions.public-holidays.Easter: 5 April");
        assertThatThrownBy(() -> new OccasionSettings(Map.of(), List.of(32)))
                .hasMessageContaining("occasions.paydays: 32");
        assertThat(new OccasionSettings(Map.of("leap", List.of("02-29")), List.of())
                        .holidays("leap", day("2027-01-01"), day("2028-12-31")))
                .containsExactly(day("2027-02-28"), day("2028-02-29"));
    }

    @Test
    void aFrequentBuyerHasNoSeason() {
        String[] often = new String[37];
        for (int month = 0; month < often.length; month++) {
            often[month] = LocalDate.parse("2024-01-20").plusMonths(month).toString();
        }
        assertThat(of(person(null), often)).isEmpty();
    }
}
