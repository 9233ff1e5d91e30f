package ebb.input;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.customer.ContactPolicy;
import ebb.customer.ControlGroup;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class ContactPermissionsTest {
    @Test
    void withoutConsentOnlyWinBackByEmailIsBarredWhereMarketingDemandsNone() {
        Row agreed = row(true);
        assertThat(agreed.isNullAt(field(ContactPermissions.KIND))).isTrue();
        assertThat(agreed.getString(field(ContactPermissions.BARRED))).isBlank();
        assertThat(agreed.getString(field(ContactPermissions.WIN_BACK_BARRED))).isBlank();

        Row withdrawn = row(false);
        assertThat(withdrawn.isNullAt(field(ContactPermissions.KIND))).isTrue();
        assertThat(withdrawn.getString(field(ContactPermissions.BARRED))).isBlank();
        assertThat(withdrawn.getString(field(ContactPermissions.WIN_BACK_BARRED)))
                .isEqualTo(" email ");
    }

    private static int field(String name) {
        return ContactPermissions.SCHEMA.fieldIndex(name);
    }

    private static Row row(boolean agreed) {
        Profile unknown = Profile.UNKNOWN;
        Profile profile = new Profile(
                unknown.region(),
                unknown.territory(),
                unknown.owner(),
                unknown.creditLimit(),
                unknown.creditGrade(),
                unknown.influence(),
                unknown.wallet(),
                new Profile.Person(Profile.Person.NO_BIRTHDAY, new Profile.Wishes(false, agreed, List.of())));
        return ContactPermissions.row(
                "customer",
                new AccountInputs(profile, List.of(), List.of(), List.of(), List.of(), List.of(), List.of()),
                new ContactPolicy(ContactPolicy.Consent.NOT_DEMANDED, Map.of(), new ControlGroup(0, "test"), 20_000));
    }
}
