package ebb.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.conf.IdRule;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.spark.unsafe.types.UTF8String;

class PlainIdsTest {
    private static final Set<IdRule> ALL = Set.of(IdRule.TRIM, IdRule.WHOLE_NUMBERS, IdRule.LOWER_CASE);

    @Property
    void passesOnOnlyWhatTheRulesLeaveAsItIs(@ForAll String id) {
        UTF8String passed = new PlainIds(true, true).read(UTF8String.fromString(id));
        if (passed != null) {
            assertThat(passed.toString()).isEqualTo(new IdFormat(ALL, Set.of()).of(id));
        }
    }

    @Property
    void passesOnNumbers(@ForAll int id) {
        UTF8String text = UTF8String.fromString(String.valueOf(id));
        assertThat(new PlainIds(true, true).read(text)).isEqualTo(text);
    }
}
