package ebb.care;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.input.Profile;
import ebb.ledger.AsOf;
import ebb.ledger.DataSpan;
import ebb.ledger.LocalLedger;
import ebb.ledger.Timeline;
import ebb.testing.Line;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** As of 10 February 2027, looking 30 days ahead, to 12 March. */
class OccasionFinderTest {
    private static final LocalDate TODAY = LocalDate.parse("2027-02-10");
    private static final AsOf AS_OF = AsOf.of(TODAY, DataSpan.of(LocalDate.parse("2024-01-01"), TODAY));

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
        return new OccasionFinder(AS_OF, 30, 90)
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
    void aFrequentBuyerHasNoSeason() {
        String[] often = new String[37];
        for (int month = 0; month < often.length; month++) {
            often[month] = LocalDate.parse("2024-01-20").plusMonths(month).toString();
        }
        assertThat(of(person(null), often)).isEmpty();
    }
}
