package ebb.life.rhythm;

import ebb.feature.GapPrior;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;

/** The timing of every category; of one that is too rare, that of all together. */
public final class TimingByCategory implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final GapPrior NOTHING_KNOWN = new GapPrior(0, Math.log(30), .5, .5);

    private final HashMap<String, CategoryTiming> known = new HashMap<>();
    private final CategoryTiming other;

    public TimingByCategory(Map<String, TimingSums> sums) {
        TimingSums all = new TimingSums();
        sums.forEach((category, own) -> {
            if (!category.equals(CustomerHabits.SHOP)) {
                all.plus(own);
            }
        });
        GapPrior measured = GapPrior.from(all.gaps);
        GapPrior pooled = measured.isKnown() ? measured : NOTHING_KNOWN;
        sums.forEach((category, own) -> known.put(category, CategoryTiming.of(own, pooled)));
        other = CategoryTiming.of(new TimingSums(), pooled);
    }

    public CategoryTiming of(String category) {
        return known.getOrDefault(category, other);
    }
}
